import { DaemonError } from '../../docker/daemon-error';
import type { Engine } from '../../docker/engine';
import { firstAddress, type Network } from '../../docker/network';
import { createNetwork, type NetworkOptions } from '../../docker/networks';
import { Bridge } from '../../kernel/network';

/** The first VXLAN network identifier, of ingress; others follow. */
const FIRST_VNI = 4096;

/** Makes a network of the swarm. */
export function createOverlay(
  engine: Engine,
  name: string,
  options: NetworkOptions,
  id: string,
  ingress = false,
): Network {
  const overlays = [...engine.networks.values()].flatMap(({ overlay }) => (overlay ? [overlay] : []));
  const vni = Math.max(FIRST_VNI - 1, ...overlays.map((one) => one.vni)) + 1;
  const subnet = options.subnet ?? freeSubnet(engine);
  const gateway = options.gateway ?? firstAddress(subnet);
  const bridge = new Bridge(name, gateway, options.internal ?? false);
  // Through docker_gwbridge: containers reach the host and beyond.
  bridge.members.set(gateway, engine.kernel.hostNet);
  const network: Network = {
    id,
    name,
    driver: 'overlay',
    createdAt: engine.kernel.clock.now,
    subnet,
    gateway,
    internal: options.internal ?? false,
    attachable: options.attachable ?? false,
    labels: options.labels ?? {},
    options: { 'com.docker.network.driver.overlay.vxlanid_list': String(vni), ...options.options },
    userDefined: true,
    bridge,
    members: new Map(),
    overlay: { ingress, vni, removed: false, reserved: new Set(), loadBalancer: undefined, resolve: () => [] },
  };
  engine.networks.set(id, network);
  engine.events.add('network', 'create', id, { name, type: 'overlay' }, 'swarm');
  return network;
}

function freeSubnet(engine: Engine): string {
  const taken = new Set([...engine.networks.values()].map(({ subnet }) => subnet));
  for (let i = 0; i < 256; i++) if (!taken.has(`10.0.${i}.0/24`)) return `10.0.${i}.0/24`;
  throw new DaemonError('could not find an available, non-overlapping IPv4 address pool among the defaults');
}

/** The bridge by which tasks on overlays reach the host; it stays when the node leaves. */
export function ensureGateway(engine: Engine): void {
  const name = 'docker_gwbridge';
  if ([...engine.networks.values()].some((network) => network.name === name)) return;
  createNetwork(engine, name, {
    options: {
      'com.docker.network.bridge.enable_icc': 'false',
      'com.docker.network.bridge.enable_ip_masquerade': 'true',
      'com.docker.network.bridge.name': name,
    },
  });
}
