import { bringUp } from '../../docker/bring-up';
import type { Container } from '../../docker/container';
import { DaemonError } from '../../docker/daemon-error';
import { waitForExit } from '../../docker/exit';
import type { Image } from '../../docker/image';
import { latency } from '../../docker/latency';
import { deleteContainer } from '../../docker/remove';
import { sleep, waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { ContainerState } from '../api/objects';
import type { Cluster } from '../cluster';
import { timestamp } from '../store/timestamp';
import { lengthen, shownWait, waitAfter } from './back-off';
import { createPodContainer } from './create-container';
import { ensureImage } from './ensure-image';
import { ConfigError } from './environment';
import type { ContainerRuntime, PodRuntime } from './pod-runtime';
import { startProbes } from './probe';
import { relist } from './relist';
import { report } from './report';
import { runHandler } from './run-handler';
import { publishStatus } from './status';
import { stopPodContainer } from './stop-container';

/** ms after which a container that could not be made is tried again. */
const RETRY = 12_000;

/** Keeps one container of a pod running, as long as the restart policy wants it. */
export function* supervise(cluster: Cluster, run: PodRuntime, one: ContainerRuntime): Run<void> {
  while (!run.doomed) {
    const image = yield* ensureImage(cluster, run, one);
    if (!image || run.doomed) break;
    const attempt = one.restartCount + (one.container ? 1 : 0);
    const container = yield* start(cluster, run, one, attempt, image);
    if (!container) {
      if (one.finished || run.doomed) break;
      continue;
    }
    yield* live(cluster, run, one, container);
    if (!mayRestart(run, one)) break;
    yield* holdBack(cluster, run, one);
  }
  one.finished = true;
  run.changed.wake();
  publishStatus(cluster, run);
}

/** Makes and starts a run; undefined when that failed, after a wait. */
function* start(
  cluster: Cluster,
  run: PodRuntime,
  one: ContainerRuntime,
  attempt: number,
  image: Image,
): Run<Container | undefined> {
  const { engine } = cluster;
  const { spec } = one;
  const failed = function* (reason: string, message: string): Run<undefined> {
    report(cluster, run, 'Failed', `Error: ${message}`, { container: spec, warning: true });
    one.state = { waiting: { message, reason } };
    publishStatus(cluster, run);
    const until = cluster.now + RETRY;
    while (cluster.now < until && !run.doomed) yield* waitFor([run.changed], until);
    return undefined;
  };
  let container: Container;
  yield* sleep(engine.kernel, latency.create);
  try {
    container = createPodContainer(cluster, run, spec, attempt, image);
  } catch (error) {
    if (error instanceof ConfigError) return yield* failed('CreateContainerConfigError', error.message);
    if (error instanceof DaemonError)
      return yield* failed('CreateContainerError', `Error response from daemon: ${error.message}`);
    throw error;
  }
  report(cluster, run, 'Created', `Created container: ${spec.name}`, { container: spec });
  yield* forgetRun(cluster, one);
  if (one.container) one.restartCount = attempt;
  one.previous = one.container;
  one.container = container;
  one.stopping = false;
  try {
    const sandbox = yield* bringUp(engine, container);
    if (!sandbox) return undefined;
    engine.kernel.task(waitForExit(engine, container, sandbox));
    engine.event(container, 'start');
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    return yield* cannotRun(cluster, run, one, container, error.message);
  }
  report(cluster, run, 'Started', `Started container ${spec.name}`, { container: spec });
  return container;
}

/** The run before the last is of no use to anybody. */
function* forgetRun({ engine }: Cluster, { previous }: ContainerRuntime): Run<void> {
  if (previous && !previous.removed && !previous.sandbox) yield* deleteContainer(engine, previous, { volumes: true });
}

/** The runtime refused to run it: an end of its own kind, with the same waits as any other. */
function* cannotRun(
  cluster: Cluster,
  run: PodRuntime,
  one: ContainerRuntime,
  container: Container,
  why: string,
): Run<undefined> {
  const message = `failed to start container ${JSON.stringify(container.id)}: Error response from daemon: ${why}`;
  report(cluster, run, 'Failed', `Error: ${message}`, { container: one.spec, warning: true });
  const { exitCode } = container.state;
  const at = timestamp(cluster.now);
  one.lastState = {
    terminated: {
      containerID: `docker://${container.id}`,
      exitCode,
      finishedAt: at,
      message: why,
      reason: 'ContainerCannotRun',
      startedAt: at,
    },
  };
  one.state = { waiting: { message, reason: 'RunContainerError' } };
  publishStatus(cluster, run);
  if (!mayRestart(run, one, exitCode)) {
    one.state = one.lastState;
    one.finished = true;
    return undefined;
  }
  yield* relist(cluster);
  yield* holdBack(cluster, run, one);
  return undefined;
}

/** From its start to its end. */
function* live(cluster: Cluster, run: PodRuntime, one: ContainerRuntime, container: Container): Run<void> {
  const { spec } = one;
  one.state = { running: { startedAt: timestamp(container.state.startedAt ?? cluster.now) } };
  const hook = spec.lifecycle?.postStart;
  if (hook) {
    const problem = yield* runHandler(cluster, run, spec, container, hook, Number.POSITIVE_INFINITY);
    if (problem !== undefined) {
      report(cluster, run, 'FailedPostStartHook', 'PostStartHook failed', { container: spec, warning: true });
      const grace = run.pod.spec.terminationGracePeriodSeconds ?? 30;
      cluster.kernel.task(stopPodContainer(cluster, run, one, container, cluster.now + grace * 1000));
    }
  }
  if (container.sandbox) startProbes(cluster, run, one, container);
  publishStatus(cluster, run);
  run.changed.wake();
  while (container.sandbox) yield* waitFor([container.changed]);
  if (!run.doomed) yield* relist(cluster);
  one.state = { terminated: endOf(container) };
  one.started = false;
  one.ready = false;
  run.changed.wake();
  publishStatus(cluster, run);
}

function endOf({ id, state }: Container): NonNullable<ContainerState['terminated']> {
  const reason = state.oomKilled && state.exitCode !== 0 ? 'OOMKilled' : state.exitCode === 0 ? 'Completed' : 'Error';
  return {
    containerID: `docker://${id}`,
    exitCode: state.exitCode,
    finishedAt: timestamp(state.finishedAt ?? 0),
    reason,
    startedAt: timestamp(state.startedAt ?? 0),
  };
}

function mayRestart(run: PodRuntime, one: ContainerRuntime, exitCode = one.state.terminated?.exitCode ?? 0): boolean {
  if (run.doomed || run.over || run.failure || one.role === 'ephemeral') return false;
  if (one.role === 'sidecar') return true;
  const policy = run.pod.spec.restartPolicy;
  if (one.role === 'init') return exitCode !== 0 && policy !== 'Never';
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}

// #region crash-loop
/** The first restart comes at once; then 10 s, 20 s … five minutes, until ten minutes went well. */
function* holdBack(cluster: Cluster, run: PodRuntime, one: ContainerRuntime): Run<void> {
  const { spec, container } = one;
  if (one.state.terminated) one.lastState = one.state;
  const until = waitAfter(one, container?.state.finishedAt ?? cluster.now);
  if (cluster.now < until) {
    const shown = shownWait(one.backoff);
    const where = `pod=${run.name}_${run.namespace}(${run.uid})`;
    report(
      cluster,
      run,
      'BackOff',
      `Back-off restarting failed container ${spec.name} in pod ${run.name}_${run.namespace}(${run.uid})`,
      {
        container: spec,
        warning: true,
      },
    );
    const message = `back-off ${shown} restarting failed container=${spec.name} ${where}`;
    one.state = { waiting: { message, reason: 'CrashLoopBackOff' } };
    publishStatus(cluster, run);
    while (cluster.now < until && !run.doomed && !run.over) yield* waitFor([run.changed], until);
  }
  lengthen(one, cluster.now);
}
// #endregion
