import type { GoStruct } from '../cli/template/value';
import type { Network } from './network';
import type { NetworkOptions } from './networks';

/** What Docker's own commands ask of the swarm that the node manages. */
export interface Cluster {
  /** The part of `docker info`: its lines, and what a template sees. */
  infoText(): string;
  info(): GoStruct;
  /** `docker inspect` of a service, task, node, secret or config; undefined when there is none of that name. */
  inspect(kind: string, name: string): GoStruct | undefined;
  createNetwork(name: string, options: NetworkOptions): Network;
  /** Throws when a service uses the network. */
  checkUnused(network: Network): void;
  /** Other nodes that a network reaches, as `docker network inspect` lists them. */
  readonly peer: { readonly name: string; readonly address: string };
}
