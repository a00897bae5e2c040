import { DaemonError, NotFound } from '../docker/daemon-error';
import type { Node, Service, Stored } from './service';
import type { SwarmCluster } from './swarm-cluster';
import type { Task } from './task';

// By id, then name, then the beginning of an id, as the manager looks.

function find<T extends { readonly id: string }>(
  all: Iterable<T>,
  text: string,
  kind: string,
  nameOf: (one: T) => string,
): T | undefined {
  const list = [...all];
  const exact = list.find(({ id }) => id === text) ?? list.find((one) => nameOf(one) === text);
  if (exact || text === '') return exact;
  const found = list.filter(({ id }) => id.startsWith(text));
  if (found.length > 1) throw new DaemonError(`${kind} ${text} is ambiguous (${found.length} matches found)`);
  return found[0];
}

export const findService = (cluster: SwarmCluster, text: string): Service | undefined =>
  find(cluster.services.values(), text, 'service', ({ spec }) => spec.name);

export function requireService(cluster: SwarmCluster, text: string): Service {
  const service = findService(cluster, text);
  if (!service) throw new NotFound(`service ${text} not found`);
  return service;
}

export const findStored = (cluster: SwarmCluster, kind: 'secret' | 'config', text: string): Stored | undefined =>
  find(cluster[`${kind}s`].values(), text, kind, ({ name }) => name);

export function requireStored(cluster: SwarmCluster, kind: 'secret' | 'config', text: string): Stored {
  const stored = findStored(cluster, kind, text);
  if (!stored) throw new NotFound(`${kind} ${text} not found`);
  return stored;
}

export const findTask = (cluster: SwarmCluster, text: string): Task | undefined =>
  find(cluster.tasks.values(), text, 'task', (task) => task.nameWith(task.serviceName, cluster.node.hostname));

export const findNode = ({ node }: SwarmCluster, text: string): Node | undefined =>
  text !== '' && (node.id.startsWith(text) || node.hostname === text) ? node : undefined;

export function requireNode(cluster: SwarmCluster, text: string): Node {
  const node = findNode(cluster, text);
  if (!node) throw new NotFound(`node ${text} not found`);
  return node;
}
