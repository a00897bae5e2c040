import type { Engine } from '../docker/engine';
import type { Kernel } from '../kernel/kernel';
import type { Random } from '../random';
import { Random as Seeded } from '../random';
import type { PodRuntime } from './kubelet/pod-runtime';
import { PodNetwork } from './network/pod-network';
import { Store } from './store/store';

/** The version that everything here follows. */
export const VERSION = 'v1.32.4';

/** A cluster: what is asked for and what is (`store`), and what its nodes have running. */
export class Cluster {
  readonly engine: Engine;
  readonly kernel: Kernel;
  readonly random: Random;
  readonly store: Store;
  readonly network: PodNetwork;
  /** What the kubelets run, by the pod's uid. */
  readonly pods = new Map<string, PodRuntime>();
  /** Names of the events that are counted on, by what they say. */
  readonly eventKeys = new Map<string, string>();

  /** µs since 1970: when the last event was noted, or a little later. */
  lastEvent = 0;

  constructor(engine: Engine, seed = 1) {
    this.engine = engine;
    this.kernel = engine.kernel;
    this.random = new Seeded(seed + 0x51ed270b);
    this.store = new Store(engine.kernel.clock, this.random);
    this.network = new PodNetwork(engine.kernel);
  }

  /** ms since 1970 */
  get now(): number {
    return this.kernel.clock.now;
  }
}
