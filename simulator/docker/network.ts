import type { Bridge } from '../kernel/network';
import type { Container } from './container';

export interface Network {
  readonly id: string;
  readonly name: string;
  readonly driver: 'bridge' | 'host' | 'null' | 'overlay';
  /** ms since 1970 */
  readonly createdAt: number;
  /** `172.18.0.0/16`; '' where there is none. */
  readonly subnet: string;
  readonly gateway: string;
  readonly ipRange?: string;
  /** Its subnet was asked for: containers may ask for addresses. */
  readonly ownSubnet?: boolean;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  /** Named by a user, with its own name server. */
  readonly userDefined: boolean;
  readonly bridge: Bridge | undefined;
  /** What an overlay has besides; it belongs to the swarm. */
  readonly overlay?: Overlay;
  /** Containers that have an address on it now. */
  readonly members: Map<Container, Endpoint>;
}

/** The swarm's part of a network. */
export interface Overlay {
  readonly ingress: boolean;
  /** VXLAN network identifier. */
  readonly vni: number;
  /** The swarm has forgotten it; it stays here until the last container has left. */
  removed: boolean;
  /** Addresses given away that no container has yet: of services and tasks. */
  readonly reserved: Set<string>;
  /** Where service addresses are answered; there once a task runs on this node. */
  loadBalancer: { readonly id: string; readonly ipAddress: string } | undefined;
  /** Addresses of a service, by its name; none for a name that is no service's. */
  resolve(name: string): readonly string[];
}

/** A container's place on a network; addresses are '' while it doesn't run. */
export interface Endpoint {
  readonly network: Network;
  readonly aliases: readonly string[];
  /** The address it is to have. */
  readonly wanted?: string;
  id: string;
  ipAddress: string;
  macAddress: string;
}

export const prefixLength = (subnet: string): number => Number(subnet.split('/')[1] ?? 0);

/** `02:42:` and the address in hexadecimal. */
export const macFor = (address: string): string =>
  ['02', '42', ...address.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'))].join(':');

const toNumber = (address: string): number => address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
const toAddress = (number: number): string =>
  `${number >>> 24}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${number & 255}`;

/** The lowest address that is free. */
export function freeAddress({ subnet, gateway, members, overlay, ipRange = subnet }: Network): string | undefined {
  const [base = '', bits = '16'] = ipRange.split('/');
  const taken = new Set([gateway, ...(overlay?.reserved ?? [])]);
  for (const { ipAddress } of members.values()) taken.add(ipAddress);
  const first = toNumber(base);
  const size = 2 ** (32 - Number(bits));
  for (let i = 1; i < size - 1; i++) {
    const address = toAddress(first + i);
    if (!taken.has(address)) return address;
  }
  return undefined;
}

export const isSubnet = (text: string): boolean => {
  const [, address = '', bits = ''] = /^([\d.]+)\/(\d+)$/.exec(text) ?? [];
  const bytes = address.split('.');
  return (
    bytes.length === 4 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) < 256) && Number(bits) <= 32
  );
};

/** The subnet by its first address: `10.2.0.5/16` is `10.2.0.0/16`. */
export function baseOf(subnet: string): string {
  const [address = '', bits = '32'] = subnet.split('/');
  const size = 2 ** (32 - Number(bits));
  return `${toAddress(Math.floor(toNumber(address) / size) * size)}/${bits}`;
}

/** Is the address, or the first of a subnet, in `subnet`? */
export function contains(subnet: string, address: string): boolean {
  const [alone = ''] = address.split('/');
  return baseOf(`${alone}/${prefixLength(subnet)}`) === baseOf(subnet);
}

export const firstAddress = (subnet: string): string => toAddress(toNumber(subnet.split('/')[0] ?? '') + 1);

/** The addresses of all that answer to a name, on the first user-defined network where anybody does. */
export function resolveName(networks: Iterable<Network>, name: string): readonly string[] {
  for (const network of networks) {
    const service = network.overlay?.resolve(name) ?? [];
    if (service.length > 0) return service;
    const found = [...network.members].flatMap(([container, endpoint]) => {
      const names = [container.name, container.shortId, ...endpoint.aliases];
      return names.some((known) => known.toLowerCase() === name.toLowerCase()) ? [endpoint.ipAddress] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}
