import { sleep, waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { SwarmCluster } from '../swarm-cluster';
import { reap } from './reap';
import { reconcile } from './reconcile';
import { restartEnded } from './restarts';
import { schedule } from './schedule';

/** ms in which the scheduler gathers changes before it decides. */
const DEBOUNCE = 50;

// #region reconcile-loop
/** The manager: compares what is with what is asked for, again and again, until they agree. */
export function* manage(cluster: SwarmCluster): Run<void> {
  while (!cluster.left) {
    const seen = cluster.version;
    restartEnded(cluster);
    for (const service of cluster.services.values()) reconcile(cluster, service);
    schedule(cluster);
    reap(cluster);
    if (cluster.version === seen) yield* waitFor([cluster.changed]);
    yield* sleep(cluster.engine.kernel, DEBOUNCE);
  }
}
// #endregion
