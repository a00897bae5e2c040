import { Bridge, type NetNamespace } from '../kernel/network';
import type { Container } from './container';
import { DaemonError, NotFound, PluginNotFound } from './daemon-error';
import type { Engine } from './engine';
import {
  baseOf,
  contains,
  type Endpoint,
  firstAddress,
  freeAddress,
  isSubnet,
  macFor,
  type Network,
  prefixLength,
  resolveName,
} from './network';

export interface NetworkOptions {
  readonly driver?: string;
  readonly subnet?: string;
  readonly gateway?: string;
  /** Where containers' addresses come from; the whole subnet by default. */
  readonly ipRange?: string;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
}

const predefined = ['bridge', 'host', 'none'];

export const notManager =
  'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.';

/** The networks every engine starts with. */
export function addPredefinedNetworks(engine: Engine): void {
  addBridge(engine, 'bridge', '172.17.0.0/16', { options: defaultBridgeOptions });
  for (const [name, driver] of [
    ['host', 'host'],
    ['none', 'null'],
  ] as const) {
    addNetwork(engine, { name, driver, subnet: '', gateway: '', bridge: undefined }, {});
  }
}

const defaultBridgeOptions = {
  'com.docker.network.bridge.default_bridge': 'true',
  'com.docker.network.bridge.enable_icc': 'true',
  'com.docker.network.bridge.enable_ip_masquerade': 'true',
  'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
  'com.docker.network.bridge.name': 'docker0',
  'com.docker.network.driver.mtu': '1500',
};

export function createNetwork(engine: Engine, name: string, options: NetworkOptions): Network {
  const driver = options.driver ?? 'bridge';
  if (name === '') throw new DaemonError('network name is required');
  if (predefined.includes(name)) {
    throw new DaemonError(`operation is not permitted on predefined ${name} network`);
  }
  if ([...engine.networks.values()].some((network) => network.name === name)) {
    throw new DaemonError(`network with name ${name} already exists`);
  }
  if (driver === 'overlay') {
    if (!engine.cluster) throw new DaemonError(notManager);
    return engine.cluster.createNetwork(name, options);
  }
  if (driver !== 'bridge') throw new PluginNotFound(`plugin "${driver}" not found`);
  checkSubnet(engine, options);
  const network = addBridge(engine, name, options.subnet ?? freeSubnet(engine), options);
  engine.events.add('network', 'create', network.id, { name, type: driver });
  return network;
}

function checkSubnet(engine: Engine, { subnet }: NetworkOptions): void {
  if (subnet === undefined) return;
  const problem = !isSubnet(subnet)
    ? `invalid subnet ${subnet}: invalid CIDR block notation`
    : baseOf(subnet) !== subnet
      ? `invalid subnet ${subnet}: it should be ${baseOf(subnet)}`
      : undefined;
  if (problem !== undefined) throw new DaemonError(`invalid network config:\n${problem}`);
  const others = [...engine.networks.values()].filter((network) => network.subnet !== '');
  if (others.some((other) => contains(other.subnet, subnet) || contains(subnet, other.subnet)))
    throw new DaemonError('Pool overlaps with other one on this address space');
}

function freeSubnet(engine: Engine): string {
  const taken = new Set([...engine.networks.values()].map((network) => network.subnet));
  for (let i = 18; i < 32; i++) if (!taken.has(`172.${i}.0.0/16`)) return `172.${i}.0.0/16`;
  for (let i = 0; i < 256; i += 16) if (!taken.has(`192.168.${i}.0/20`)) return `192.168.${i}.0/20`;
  throw new DaemonError('all predefined address pools have been fully subnetted');
}

function addBridge(engine: Engine, name: string, subnet: string, options: NetworkOptions): Network {
  const gateway = options.gateway ?? firstAddress(subnet);
  const bridge = new Bridge(name, gateway, options.internal ?? false);
  bridge.members.set(gateway, engine.kernel.hostNet);
  engine.kernel.hostNet.bridges.add(bridge);
  return addNetwork(engine, { name, driver: 'bridge', subnet, gateway, bridge }, options);
}

function addNetwork(
  engine: Engine,
  fields: Pick<Network, 'name' | 'driver' | 'subnet' | 'gateway' | 'bridge'>,
  options: NetworkOptions,
): Network {
  const network: Network = {
    ...fields,
    id: engine.makeId(),
    createdAt: predefined.includes(fields.name) ? engine.kernel.bootedAt : engine.kernel.clock.now,
    internal: options.internal ?? false,
    attachable: options.attachable ?? false,
    labels: options.labels ?? {},
    options: options.options ?? {},
    userDefined: !predefined.includes(fields.name),
    members: new Map(),
    ...(options.subnet !== undefined && { ownSubnet: true }),
    ...(options.ipRange !== undefined && { ipRange: options.ipRange }),
  };
  engine.networks.set(network.id, network);
  return network;
}

/** By name, id, or the beginning of an id. */
export function findNetwork(engine: Engine, text: string): Network {
  const all = [...engine.networks.values()];
  const found =
    all.find(({ id, name }) => id === text || name === text) ?? only(all.filter(({ id }) => id.startsWith(text)));
  if (!found || text === '') throw new NotFound(`network ${text} not found`);
  return found;
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

export function removeNetwork(engine: Engine, text: string): void {
  const network = findNetwork(engine, text);
  if (!network.userDefined) {
    throw new DaemonError(`${network.name} is a pre-defined network and cannot be removed`);
  }
  const { overlay } = network;
  if (overlay?.removed) throw new NotFound(`network ${text} not found`);
  if (overlay) engine.cluster?.checkUnused(network);
  else if (network.members.size > 0) {
    throw new DaemonError(
      `error while removing network: network ${network.name} id ${network.id} has active endpoints`,
    );
  }
  if (overlay && network.members.size > 0) overlay.removed = true;
  else dropNetwork(engine, network);
}

function dropNetwork(engine: Engine, network: Network): void {
  engine.networks.delete(network.id);
  if (network.bridge) engine.kernel.hostNet.bridges.delete(network.bridge);
  engine.events.add('network', 'destroy', network.id, { name: network.name, type: network.driver });
}

/** Gives a running container an address on the network. */
export function plug(
  engine: Engine,
  container: Container,
  endpoint: Endpoint,
  net: NetNamespace,
  wanted = endpoint.wanted ?? '',
): void {
  const { network } = endpoint;
  endpoint.id = engine.makeId();
  if (network.bridge) {
    if (wanted !== '' && [...network.members.values()].some((other) => other.ipAddress === wanted)) {
      throw new DaemonError('Address already in use');
    }
    const address = wanted || freeAddress(network);
    if (address === undefined) throw new DaemonError("no available IPv4 addresses on this network's address pools");
    endpoint.ipAddress = address;
    endpoint.macAddress = macFor(address);
    const name = `eth${net.interfaces.filter(({ bridge }) => bridge).length}`;
    net.plug(name, `${address}/${prefixLength(network.subnet)}`, network.bridge, endpoint.macAddress);
  }
  network.members.set(container, endpoint);
  const own = () =>
    [...container.endpoints.values()].map((place) => place.network).filter((place) => place.userDefined);
  // The name server answers with all addresses, each time with another of them first.
  let turn = 0;
  net.resolver ??= (name) => {
    const found = resolveName(own(), name);
    if (found.length > 1) turn += 1;
    return found.map((_, i) => found[(i + turn) % found.length] ?? '');
  };
  engine.events.add('network', 'connect', network.id, {
    container: container.id,
    name: network.name,
    type: network.driver,
  });
}

export function unplug(engine: Engine, container: Container, endpoint: Endpoint, net: NetNamespace | undefined): void {
  const { network } = endpoint;
  if (!network.members.delete(container)) return;
  if (network.bridge) net?.unplug(network.bridge);
  Object.assign(endpoint, { id: '', ipAddress: '', macAddress: '' });
  engine.events.add('network', 'disconnect', network.id, {
    container: container.id,
    name: network.name,
    type: network.driver,
  });
  if (network.overlay?.removed && network.members.size === 0) dropNetwork(engine, network);
}

export function connectNetwork(
  engine: Engine,
  text: string,
  container: Container,
  { aliases = [], ip = '' }: { readonly aliases?: readonly string[]; readonly ip?: string } = {},
): void {
  const network = findNetwork(engine, text);
  if (container.endpoints.has(network.name)) {
    throw new DaemonError(`endpoint with name ${container.name} already exists in network ${network.name}`);
  }
  if (/^(host|none|container:.*)$/.test(container.hostConfig.networkMode)) {
    const mode = container.hostConfig.networkMode;
    if (mode === 'host') throw new DaemonError('container cannot be connected to host network');
    if (mode !== 'none')
      throw new DaemonError(
        'container sharing network namespace with another container or host cannot be connected to any other network',
      );
  }
  const endpoint: Endpoint = { network, aliases, id: '', ipAddress: '', macAddress: '' };
  container.endpoints.set(network.name, endpoint);
  if (container.sandbox) plug(engine, container, endpoint, container.sandbox.net, ip);
}

export function disconnectNetwork(engine: Engine, text: string, container: Container): void {
  const network = findNetwork(engine, text);
  const endpoint = container.endpoints.get(network.name);
  if (!endpoint) throw new DaemonError(`container ${container.id} is not connected to network ${network.name}`);
  unplug(engine, container, endpoint, container.sandbox?.net);
  container.endpoints.delete(network.name);
}

/** Takes a stopped container's addresses and ports away. */
export function disconnect(engine: Engine, container: Container, net: NetNamespace | undefined): void {
  engine.ports.release(engine, container);
  for (const endpoint of container.endpoints.values()) unplug(engine, container, endpoint, net);
}
