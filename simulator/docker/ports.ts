import type { NetNamespace } from '../kernel/network';
import type { Container } from './container';
import type { PortBinding } from './container-config';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';

/** A port of a container that can be reached on the host. */
export interface PublishedPort {
  /** `80/tcp` */
  readonly port: string;
  readonly hostIp: string;
  readonly hostPort: number;
}

/** Linux’s own, /proc/sys/net/ipv4/ip_local_port_range. */
const EPHEMERAL = '32768-60999';

/** What is published by whom on one host. */
export class PortTable {
  readonly #taken = new Map<string, Container>();
  /** The port that was last taken of a range, by range, address and protocol. */
  readonly #last = new Map<string, number>();

  publishedBy(container: Container): readonly PublishedPort[] {
    return this.#published.get(container) ?? [];
  }

  readonly #published = new Map<Container, readonly PublishedPort[]>();

  /** Publishes all ports of a container, or none: throws when one is taken. */
  publish(engine: Engine, container: Container, endpointId: string, net: NetNamespace): void {
    const wanted = bindingsOf(container);
    const done: PublishedPort[] = [];
    this.#published.set(container, done);
    try {
      for (const [port, binding] of wanted) {
        done.push(this.#publishOne(engine, container, port, binding, net));
      }
    } catch (error) {
      this.release(engine, container);
      if (!(error instanceof DaemonError)) throw error;
      throw new DaemonError(
        `driver failed programming external connectivity on endpoint ${container.name} (${endpointId}): ${error.message}`,
      );
    }
  }

  release(engine: Engine, container: Container): void {
    for (const { port, hostIp, hostPort } of this.publishedBy(container)) {
      const protocol = port.split('/')[1] ?? 'tcp';
      this.#taken.delete(`${hostIp}:${hostPort}/${protocol}`);
      if (protocol === 'tcp') engine.kernel.hostNet.forwards.delete(hostPort);
    }
    this.#published.delete(container);
  }

  #publishOne(
    engine: Engine,
    container: Container,
    port: string,
    binding: PortBinding,
    net: NetNamespace,
  ): PublishedPort {
    const [number = '', protocol = 'tcp'] = port.split('/');
    const hostIp = binding.hostIp || '0.0.0.0';
    const hostPort = this.#choose(binding.hostPort, hostIp, protocol);
    if (protocol === 'tcp') {
      if ((engine.kernel.hostNet.listeners.get(hostPort) ?? []).length > 0) {
        throw new DaemonError(
          `Error starting userland proxy: listen tcp4 ${hostIp}:${hostPort}: bind: address already in use`,
        );
      }
      engine.kernel.hostNet.forwards.set(hostPort, { net, port: Number(number), relayed: true });
    }
    this.#taken.set(`${hostIp}:${hostPort}/${protocol}`, container);
    return { port, hostIp, hostPort };
  }

  // Of a range the port after the one that was taken last, free or not again by now.
  #choose(wanted: string, hostIp: string, protocol: string): number {
    const [first = 0, last = first] = (wanted || EPHEMERAL).split('-').map(Number);
    const range = `${first}-${last} ${hostIp} ${protocol}`;
    let port = this.#last.get(range) ?? last;
    for (let tried = first; tried <= last; tried++) {
      port = port === last ? first : port + 1;
      if (this.#isTaken(hostIp, port, protocol)) continue;
      this.#last.set(range, port);
      return port;
    }
    if (last > first) throw new DaemonError('all ports are allocated');
    throw new DaemonError(`Bind for ${hostIp}:${last} failed: port is already allocated`);
  }

  #isTaken(hostIp: string, port: number, protocol: string): boolean {
    const suffix = `:${port}/${protocol}`;
    if (hostIp !== '0.0.0.0') return this.#taken.has(hostIp + suffix) || this.#taken.has(`0.0.0.0${suffix}`);
    return [...this.#taken.keys()].some((key) => key.endsWith(suffix));
  }
}

/** `80/tcp` before `443/tcp`; the same number: tcp before udp. */
export const comparePorts = (a: string, b: string): number =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : a > b ? 1 : 0);

function bindingsOf({ config, hostConfig }: Container): readonly (readonly [string, PortBinding])[] {
  const all = new Map<string, readonly PortBinding[]>(Object.entries(hostConfig.portBindings));
  if (hostConfig.publishAllPorts) {
    for (const port of config.exposedPorts) if (!all.get(port)?.length) all.set(port, [{ hostIp: '', hostPort: '' }]);
  }
  return [...all]
    .sort(([a], [b]) => comparePorts(a, b))
    .flatMap(([port, list]) => list.map((binding) => [port, binding] as const));
}
