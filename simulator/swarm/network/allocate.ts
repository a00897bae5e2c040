import { freeAddress, type Network, prefixLength } from '../../docker/network';
import type { Service } from '../service';
import type { PortConfig } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { swarmError } from '../swarm-error';
import type { Task } from '../task';
import { publishIngress, serveNames } from './balance';

const FIRST_PORT = 30_000;
const LAST_PORT = 32_767;

const ingressOf = (cluster: SwarmCluster): Network | undefined =>
  [...cluster.engine.networks.values()].find(({ overlay }) => overlay?.ingress);

const hasIngress = (ports: readonly PortConfig[]): boolean =>
  ports.some(({ publishMode }) => publishMode === 'ingress');

/** Networks that the tasks of a service are on. */
export function networksOf(cluster: SwarmCluster, { spec }: Pick<Service, 'spec'>): Network[] {
  const ingress = hasIngress(spec.endpoint.ports) ? ingressOf(cluster) : undefined;
  const own = spec.task.networks.map(({ target }) => cluster.engine.networks.get(target));
  return [ingress, ...own].filter((network) => network !== undefined);
}

function take(network: Network): string {
  const address = freeAddress(network) ?? '';
  network.overlay?.reserved.add(address);
  return `${address}/${prefixLength(network.subnet)}`;
}

/** Gives a service its ports and addresses, anew after every change of its specification. */
export function allocateService(cluster: SwarmCluster, service: Service): void {
  const { endpoint } = service.spec;
  service.ports = endpoint.ports.map((port) => {
    if (port.publishMode === 'host' || port.publishedPort !== 0) return port;
    const before = service.ports.find(
      ({ targetPort, protocol }) => targetPort === port.targetPort && protocol === port.protocol,
    );
    return { ...port, publishedPort: before?.publishedPort || freePort(cluster, service) };
  });
  const networks = endpoint.mode === 'vip' ? networksOf(cluster, service) : [];
  const kept = service.addresses.filter(({ networkId }) => networks.some(({ id }) => id === networkId));
  for (const { networkId, address } of service.addresses)
    if (!kept.some((one) => one.networkId === networkId)) release(cluster, networkId, address);
  const overlays = networks.filter(({ overlay }) => overlay);
  service.addresses = overlays.map(
    (network) =>
      kept.find(({ networkId }) => networkId === network.id) ?? { networkId: network.id, address: take(network) },
  );
  service.allocated = service.ports.length > 0 || service.addresses.length > 0;
  serveNames(cluster, networksOf(cluster, service));
  publishIngress(cluster);
}

export function releaseService(cluster: SwarmCluster, service: Service): void {
  for (const { networkId, address } of service.addresses) release(cluster, networkId, address);
  publishIngress(cluster);
}

function release(cluster: SwarmCluster, networkId: string, address: string): void {
  const network = cluster.engine.networks.get(networkId);
  const bare = address.split('/')[0] ?? '';
  network?.overlay?.reserved.delete(bare);
  network?.bridge?.balanced.delete(bare);
}

export function allocateTask(cluster: SwarmCluster, service: Service, task: Task): void {
  for (const network of networksOf(cluster, service))
    if (network.overlay) task.addresses.set(network.id, take(network));
}

/** Where service addresses are answered on this node; made with the first task. */
export function ensureLoadBalancer(cluster: SwarmCluster, network: Network): void {
  const { overlay } = network;
  if (!overlay || overlay.loadBalancer) return;
  const ipAddress = take(network).split('/')[0] ?? '';
  overlay.loadBalancer = { id: cluster.engine.makeId(), ipAddress };
}

export function releaseTask(cluster: SwarmCluster, task: Task): void {
  for (const [id, address] of task.addresses)
    cluster.engine.networks.get(id)?.overlay?.reserved.delete(address.split('/')[0] ?? '');
}

const takenPorts = (cluster: SwarmCluster, except?: Service): (readonly [PortConfig, Service])[] =>
  [...cluster.services.values()]
    .filter((service) => service !== except)
    .flatMap((service) => service.ports.map((port) => [port, service] as const));

function freePort(cluster: SwarmCluster, service: Service): number {
  const taken = new Set(takenPorts(cluster).map(([port]) => port.publishedPort));
  for (const { publishedPort } of service.ports) taken.add(publishedPort);
  for (let port = FIRST_PORT; port <= LAST_PORT; port++) {
    if (taken.has(port)) continue;
    // Two of one service: the first is not noted yet.
    service.ports = [...service.ports, { protocol: 'tcp', targetPort: 0, publishedPort: port, publishMode: 'ingress' }];
    return port;
  }
  throw swarmError('FailedPrecondition', 'dynamic port space is full');
}

/** Throws when another service has an ingress port already. */
export function checkPorts(cluster: SwarmCluster, ports: readonly PortConfig[], self?: Service): void {
  for (const { publishedPort, protocol, publishMode } of ports) {
    if (publishedPort === 0) continue;
    for (const [other, service] of takenPorts(cluster, self)) {
      const same = other.publishedPort === publishedPort && other.protocol === protocol;
      if (!same || (publishMode === 'host' && other.publishMode === 'host')) continue;
      throw swarmError(
        'InvalidArgument',
        `port '${publishedPort}' is already in use by service '${service.spec.name}' (${service.id}) as ${other.publishMode === 'host' ? 'a host-published' : 'an ingress'} port`,
      );
    }
  }
}
