import { Errno } from './errno';
import { Listener } from './socket';
import type { Address } from './syscalls';

let lastId = 4026532000;

export interface Interface {
  readonly name: string;
  /** With prefix: 172.17.0.2/16. */
  readonly address: string;
  readonly mac?: string;
  readonly bridge?: Bridge;
}

/** A software switch that containers are plugged into. */
export class Bridge {
  readonly name: string;
  /** The host's own address on it. */
  readonly gateway: string;
  /** Without a way out. */
  readonly internal: boolean;
  readonly members = new Map<string, NetNamespace>();
  /** Addresses that stand for several members: who answers the next connection. ip_vs(4) */
  readonly balanced = new Map<string, () => NetNamespace>();

  constructor(name: string, gateway: string, internal = false) {
    this.name = name;
    this.gateway = gateway;
    this.internal = internal;
  }

  at(host: string): NetNamespace | undefined {
    return this.members.get(host) ?? this.balanced.get(host)?.();
  }
}

interface Forward {
  readonly net: NetNamespace;
  readonly port: number;
  readonly host?: string;
  /** By a process that takes the connection first, and drops it when nobody listens at the other end: docker-proxy. */
  readonly relayed?: boolean;
}

/** network_namespaces(7) */
export class NetNamespace {
  readonly id = ++lastId;
  readonly interfaces: Interface[] = [{ name: 'lo', address: '127.0.0.1/8' }];
  readonly listeners = new Map<number, Listener[]>();
  /** Published ports: connections to this namespace's port go to another's. */
  readonly forwards = new Map<number, Forward>();
  /** Names beyond /etc/hosts: the embedded DNS of user-defined networks. */
  resolver: ((name: string) => readonly string[]) | undefined;
  /** Bridges it has an address on as their gateway: the host. */
  readonly bridges = new Set<Bridge>();
  #lastPort = 32768;

  plug(name: string, address: string, bridge: Bridge, mac?: string): void {
    this.interfaces.push({ name, address, bridge, ...(mac && { mac }) });
    bridge.members.set(bare(address), this);
  }

  unplug(bridge: Bridge): void {
    const at = this.interfaces.findIndex((i) => i.bridge === bridge);
    const gone = this.interfaces.splice(at, at < 0 ? 0 : 1)[0];
    if (gone) bridge.members.delete(bare(gone.address));
  }

  isOwn(host: string): boolean {
    if (host.startsWith('127.') || host === '0.0.0.0' || host === '::1' || host === '') return true;
    if (this.interfaces.some((i) => bare(i.address) === host)) return true;
    return [...this.bridges].some((bridge) => bridge.gateway === host);
  }

  listen(address: Address): Listener {
    const taken = this.listeners.get(address.port) ?? [];
    const wild = isWild(address.host);
    const clash = taken.some((l) => wild || isWild(l.address.host) || l.address.host === address.host);
    if (clash) throw new Errno('EADDRINUSE');
    if (!wild && !this.isOwn(address.host)) throw new Errno('EADDRNOTAVAIL');
    const listener: Listener = new Listener(address, () => {
      this.listeners.set(
        address.port,
        (this.listeners.get(address.port) ?? []).filter((l) => l !== listener),
      );
    });
    this.listeners.set(address.port, [...taken, listener]);
    return listener;
  }

  ephemeralPort(): number {
    this.#lastPort = this.#lastPort >= 60999 ? 32769 : this.#lastPort + 1;
    return this.#lastPort;
  }

  /** Who listens at that address, seen from here. ECONNREFUSED; ENETUNREACH, EHOSTUNREACH where there is no way. */
  route(to: Address): Listener {
    if (this.isOwn(to.host)) return this.#local(to);
    for (const { bridge } of this.interfaces) {
      if (!bridge) continue;
      const member = bridge.at(to.host);
      if (member) return member.#local(bridge.balanced.has(to.host) ? { host: '', port: to.port } : to);
    }
    for (const bridge of this.bridges) {
      const member = bridge.at(to.host);
      if (member) return member.#local(to);
    }
    const gateway = this.interfaces.find(({ bridge }) => bridge && !bridge.internal)?.bridge;
    const host = gateway?.members.get(gateway.gateway);
    if (host?.isOwn(to.host)) return host.#local(to);
    if (!gateway && this.bridges.size === 0) throw new Errno('ENETUNREACH');
    throw new Errno(this.#near(to.host) ? 'EHOSTUNREACH' : 'ETIMEDOUT');
  }

  #near(host: string): boolean {
    const prefix = host.split('.').slice(0, 2).join('.');
    return this.interfaces.some((i) => bare(i.address).startsWith(`${prefix}.`));
  }

  #local(to: Address): Listener {
    const listener = (this.listeners.get(to.port) ?? []).find(
      (l) => isWild(l.address.host) || l.address.host === to.host,
    );
    if (listener) return listener;
    const forward = this.forwards.get(to.port);
    if (!forward) throw new Errno('ECONNREFUSED');
    try {
      return forward.net.#local({ host: forward.host ?? '', port: forward.port });
    } catch (error) {
      throw forward.relayed ? new Errno('ECONNRESET') : error;
    }
  }
}

export const bare = (address: string): string => address.replace(/\/\d+$/, '');

const isWild = (host: string): boolean => host === '' || host === '0.0.0.0' || host === '::' || host === '*';
