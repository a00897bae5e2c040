import type { Network } from '../../docker/network';
import { NetNamespace } from '../../kernel/network';
import type { Service } from '../service';
import type { SwarmCluster } from '../swarm-cluster';
import type { Task } from '../task';

// Who answers for a service: its address stands for the tasks that run, in turn (ip_vs round robin).

const running = (cluster: SwarmCluster, service: Service): Task[] =>
  cluster
    .tasksOf(service)
    .filter(({ status, wanted, container }) => status.state === 'running' && wanted && container?.sandbox);

class Turn {
  #next = 0;
  pick<T>(list: readonly T[]): T | undefined {
    const one = list[this.#next % (list.length || 1)];
    this.#next += 1;
    return one;
  }
}

/** Lets names of services be found on the networks, and their addresses be reached. */
export function serveNames(cluster: SwarmCluster, networks: readonly Network[]): void {
  for (const network of networks) {
    const { overlay, bridge } = network;
    if (!overlay || !bridge || overlay.ingress) continue;
    const addressOf = (task: Task) => task.addresses.get(network.id)?.split('/')[0] ?? [];
    overlay.resolve = (asked) => {
      const name = asked.toLowerCase().replace(/^tasks\./, '');
      const service = [...cluster.services.values()].find((one) => answersTo(one, network.id, name));
      if (!service) return [];
      const own = service.addresses.find(({ networkId }) => networkId === network.id);
      if (own && !asked.startsWith('tasks.')) return [own.address.split('/')[0] ?? ''];
      return running(cluster, service).flatMap(addressOf);
    };
    for (const service of cluster.services.values()) {
      const own = service.addresses.find(({ networkId }) => networkId === network.id)?.address.split('/')[0];
      if (own === undefined || bridge.balanced.has(own)) continue;
      const turns = new Turn();
      const nobody = new NetNamespace();
      bridge.balanced.set(own, () => turns.pick(running(cluster, service))?.container?.sandbox?.net ?? nobody);
    }
  }
}

function answersTo({ spec }: Service, networkId: string, name: string): boolean {
  const attachment = spec.task.networks.find(({ target }) => target === networkId);
  if (!attachment) return false;
  return [spec.name, ...attachment.aliases].some((known) => known.toLowerCase() === name);
}

const published = new WeakMap<SwarmCluster, Map<number, Service>>();

/** The routing mesh: a published port of the node leads to the tasks in turn. */
export function publishIngress(cluster: SwarmCluster): void {
  const { forwards } = cluster.engine.kernel.hostNet;
  const before = published.get(cluster) ?? new Map<number, Service>();
  for (const port of before.keys()) forwards.delete(port);
  const now = new Map<number, Service>();
  for (const service of cluster.left ? [] : cluster.services.values()) {
    for (const { publishedPort, targetPort, publishMode, protocol } of service.ports) {
      if (publishMode === 'host' || protocol !== 'tcp') continue;
      const turn = new Turn();
      const nobody = new NetNamespace();
      now.set(publishedPort, service);
      forwards.set(publishedPort, {
        get net() {
          return turn.pick(running(cluster, service))?.container?.sandbox?.net ?? nobody;
        },
        port: targetPort,
      });
    }
  }
  published.set(cluster, now);
}
