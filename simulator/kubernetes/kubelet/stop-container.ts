import type { Container } from '../../docker/container';
import { stopContainer } from '../../docker/stop';
import { waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Cluster } from '../cluster';
import type { ContainerRuntime, PodRuntime } from './pod-runtime';
import { report } from './report';
import { runHandler } from './run-handler';

/** Seconds a container has at least when its preStop hook has used the time up. */
const LEAST_GRACE = 2;

// #region pod-termination
/** preStop, then the stop signal, then SIGKILL: the grace period covers it all. `deadline`: ms since 1970. */
export function* stopPodContainer(
  cluster: Cluster,
  run: PodRuntime,
  one: ContainerRuntime,
  container: Container,
  deadline: number,
): Run<void> {
  if (!container.sandbox || one.stopping) return;
  one.stopping = true;
  const preStop = one.spec.lifecycle?.preStop;
  const grace = (deadline - cluster.now) / 1000;
  if (preStop && grace > 0) {
    const problem = yield* runHandler(cluster, run, one.spec, container, preStop, grace);
    if (problem !== undefined)
      report(cluster, run, 'FailedPreStopHook', 'PreStopHook failed', { container: one.spec, warning: true });
  }
  if (!container.sandbox) return;
  const rest = Math.max((deadline - cluster.now) / 1000, grace > 0 ? LEAST_GRACE : 0);
  yield* stopContainer(cluster.engine, container, { timeout: rest });
  while (one.container === container && one.running) yield* waitFor([run.changed]);
}
// #endregion
