import type { Bytes } from '../bytes';
import type { Service, Stored } from './service';
import type { SwarmCluster } from './swarm-cluster';
import { swarmError } from './swarm-error';

// Secrets and configs: the same thing twice, but for who may read it back.

export type StoredKind = 'secret' | 'config';

const NAME = /^[a-zA-Z0-9]+(?:[a-zA-Z0-9-_.]*[a-zA-Z0-9])?$/;
const MAXIMUM = { secret: 500 * 1024, config: 1000 * 1024 };

export function createStored(
  cluster: SwarmCluster,
  kind: StoredKind,
  name: string,
  data: Bytes,
  labels: Readonly<Record<string, string>>,
): Stored {
  if (name.length > 64 || !NAME.test(name))
    throw swarmError(
      'InvalidArgument',
      'invalid name, only 64 [a-zA-Z0-9-_.] characters allowed, and the start and end character must be [a-zA-Z0-9]',
    );
  if (data.length === 0 || data.length > MAXIMUM[kind])
    throw swarmError('InvalidArgument', `${kind} data must be larger than 0 and less than ${MAXIMUM[kind]} bytes`);
  const all = cluster[`${kind}s`];
  if ([...all.values()].some((one) => one.name === name))
    throw swarmError('AlreadyExists', `${kind} ${name} already exists`);
  const { now } = cluster;
  const stored: Stored = {
    id: cluster.makeId(),
    name,
    labels,
    data,
    createdAt: now,
    updatedAt: now,
    version: cluster.nextVersion(),
  };
  all.set(stored.id, stored);
  cluster.event(kind, 'create', stored.id, { name });
  return stored;
}

export const usersOf = (cluster: SwarmCluster, kind: StoredKind, { id }: Stored): Service[] =>
  [...cluster.services.values()].filter(({ spec }) =>
    spec.task.container[`${kind}s`].some((reference) => reference.id === id),
  );

export function removeStored(cluster: SwarmCluster, kind: StoredKind, stored: Stored): void {
  const users = usersOf(cluster, kind, stored);
  if (users.length > 0)
    throw swarmError(
      'InvalidArgument',
      `${kind} '${stored.name}' is in use by the following service${users.length > 1 ? 's' : ''}: ${users.map(({ spec }) => spec.name).join(', ')}`,
    );
  cluster[`${kind}s`].delete(stored.id);
  cluster.event(kind, 'remove', stored.id, { name: stored.name });
}
