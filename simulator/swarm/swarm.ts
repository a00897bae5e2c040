import { DaemonError } from '../docker/daemon-error';
import type { Engine } from '../docker/engine';
import { notManager } from '../docker/networks';
import type { SwarmCluster } from './swarm-cluster';

/** The node's part in swarms: none, or the manager of its own. */
export class Swarm {
  readonly engine: Engine;
  cluster: SwarmCluster | undefined;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Throws with the daemon's words outside of a swarm. */
  require(): SwarmCluster {
    if (!this.cluster) throw new DaemonError(notManager);
    return this.cluster;
  }
}
