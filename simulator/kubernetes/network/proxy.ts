import { sleep, waitFor } from '../../docker/wait';
import { NetNamespace } from '../../kernel/network';
import type { Run } from '../../kernel/syscalls';
import { WaitQueue } from '../../kernel/wait-queue';
import type { EndpointSlice, Service } from '../api/objects';
import type { Cluster } from '../cluster';

/** kube-proxy's minSyncPeriod: rules are written at once, then not again for this long (ms). */
const MIN_SYNC = 1000;

/** ms it takes to write the rules. */
const WRITE = 50;

interface Backend {
  readonly address: string;
  readonly port: number;
}

/** One service's address: its ports, and who is behind each. The choice is random, as that of iptables. */
class Balanced {
  readonly net = new NetNamespace();
  readonly #cluster: Cluster;
  readonly #nobody = new NetNamespace();
  readonly backends = new Map<number, readonly Backend[]>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** A place to send a connection for `port`: chosen anew each time it is asked for its `net`. */
  forward(port: number): { readonly net: NetNamespace; readonly port: number } {
    const pick = (): Backend | undefined => {
      const list = this.backends.get(port) ?? [];
      return list[this.#cluster.random.integer(list.length || 1)];
    };
    const { bridge } = this.#cluster.network;
    let chosen: Backend | undefined;
    const nobody = this.#nobody;
    return {
      get net() {
        chosen = pick();
        return (chosen && bridge.members.get(chosen.address)) ?? nobody;
      },
      get port() {
        return chosen?.port ?? port;
      },
    };
  }
}

/** The node's proxy: keeps the rules for service addresses and node ports as the endpoints are, a little later. */
export function* runProxy(cluster: Cluster): Run<void> {
  const { store, kernel } = cluster;
  const stale = new WaitQueue();
  const dirty = new Set<string>();
  const known = new Map<string, Rules>();
  store.listen(({ object }) => {
    const name =
      object.kind === 'Service'
        ? object.metadata.name
        : object.kind === 'EndpointSlice'
          ? object.metadata.labels?.['kubernetes.io/service-name']
          : undefined;
    if (name === undefined) return;
    dirty.add(`${object.metadata.namespace}/${name}`);
    stale.wake();
  });
  for (const { metadata } of store.list('Service')) dirty.add(`${metadata.namespace}/${metadata.name}`);
  let startedAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    while (dirty.size === 0) yield* waitFor([stale]);
    yield* sleep(kernel, Math.max(0, startedAt + MIN_SYNC - cluster.now));
    startedAt = cluster.now;
    // What changes while the rules are being written has to wait for the next time.
    const writes = [...dirty].map((key) => prepare(cluster, known, key));
    dirty.clear();
    yield* sleep(kernel, WRITE);
    for (const write of writes) write();
  }
}

interface Rules {
  readonly balanced: Balanced;
  readonly address: string;
  readonly nodePorts: readonly number[];
}

/** Reads what a service's rules are to be; answers what puts them in force. */
function prepare(cluster: Cluster, known: Map<string, Rules>, key: string): () => void {
  const { store, network, kernel } = cluster;
  const [namespace = '', name = ''] = key.split('/');
  const service = store.get<Service>('Service', namespace, name);
  const address = service?.spec.clusterIP ?? '';
  const slices = store.ownedBy<EndpointSlice>(service?.metadata.uid, 'EndpointSlice');
  return () => {
    const before = known.get(key);
    for (const port of before?.nodePorts ?? []) kernel.hostNet.forwards.delete(port);
    if (before && before.address !== address) network.bridge.balanced.delete(before.address);
    known.delete(key);
    if (!service || address === '' || address === 'None') return;
    const balanced = before?.balanced ?? new Balanced(cluster);
    balanced.backends.clear();
    balanced.net.forwards.clear();
    const nodePorts: number[] = [];
    for (const { name: portName = '', port, nodePort } of service.spec.ports ?? []) {
      balanced.backends.set(
        port,
        slices.flatMap((slice) => backendsOf(slice, portName)),
      );
      const forward = balanced.forward(port);
      balanced.net.forwards.set(port, forward);
      if (nodePort === undefined) continue;
      nodePorts.push(nodePort);
      kernel.hostNet.forwards.set(nodePort, forward);
    }
    network.bridge.balanced.set(address, () => balanced.net);
    known.set(key, { balanced, address, nodePorts });
  };
}

/** Those that are ready; when none is, those that still serve while they end (KEP-1669). */
function backendsOf({ endpoints, ports }: EndpointSlice, name: string): Backend[] {
  const port = ports.find((one) => one.name === name)?.port;
  if (port === undefined) return [];
  const ready = endpoints.filter(({ conditions }) => conditions.ready);
  const chosen =
    ready.length > 0 ? ready : endpoints.filter(({ conditions }) => conditions.serving && conditions.terminating);
  return chosen.flatMap(({ addresses }) => addresses.map((address) => ({ address, port })));
}
