import type { Container } from '../../docker/container';
import { waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Probe } from '../api/objects';
import type { Cluster } from '../cluster';
import type { ContainerRuntime, PodRuntime } from './pod-runtime';
import { report } from './report';
import { runHandler } from './run-handler';
import { publishStatus } from './status';
import { stopPodContainer } from './stop-container';

type Kind = 'startup' | 'readiness' | 'liveness';

/** Starts the probes of a run of a container; each ends with the run. */
export function startProbes(cluster: Cluster, run: PodRuntime, one: ContainerRuntime, container: Container): void {
  const { startupProbe, readinessProbe, livenessProbe } = one.spec;
  if (one.role === 'init' || one.role === 'ephemeral') {
    one.started = true;
    return;
  }
  one.started = startupProbe === undefined;
  one.ready = one.started && readinessProbe === undefined;
  const start = (kind: Kind, probe: Probe | undefined) => {
    if (probe) cluster.kernel.task(watch(cluster, run, one, container, kind, probe));
  };
  start('startup', startupProbe);
  start('readiness', readinessProbe);
  start('liveness', livenessProbe);
}

// #region probe
/** Asks again and again, and counts how often the answer was the same. */
function* watch(
  cluster: Cluster,
  run: PodRuntime,
  one: ContainerRuntime,
  container: Container,
  kind: Kind,
  probe: Probe,
): Run<void> {
  const { initialDelaySeconds = 0, periodSeconds = 10, timeoutSeconds = 1 } = probe;
  const { successThreshold = 1, failureThreshold = 3 } = probe;
  const here = () => container.sandbox !== undefined && one.container === container;
  const started = cluster.now;
  let good = 0;
  let bad = 0;
  let next = started + initialDelaySeconds * 1000;
  while (here()) {
    if (cluster.now < next) {
      yield* waitFor([container.changed], next);
      continue;
    }
    if (kind !== 'startup' && !one.started) {
      yield* waitFor([run.changed, container.changed]);
      next = Math.max(next, kind === 'readiness' ? cluster.now : started + initialDelaySeconds * 1000);
      continue;
    }
    next = cluster.now + periodSeconds * 1000;
    const problem = yield* runHandler(cluster, run, one.spec, container, probe, timeoutSeconds);
    if (!here() || (run.doomed && kind !== 'readiness')) return;
    good = problem === undefined ? good + 1 : 0;
    bad = problem === undefined ? 0 : bad + 1;
    if (problem !== undefined) {
      const name = kind.charAt(0).toUpperCase() + kind.slice(1);
      report(cluster, run, 'Unhealthy', `${name} probe failed: ${problem}`, { container: one.spec, warning: true });
    }
    if (good >= successThreshold && (yield* passed(cluster, run, one, kind))) return;
    if (bad >= failureThreshold && (yield* failed(cluster, run, one, container, kind, probe))) return;
  }
}
// #endregion

/** Answers whether the probe has nothing more to ask. */
function* passed(cluster: Cluster, run: PodRuntime, one: ContainerRuntime, kind: Kind): Run<boolean> {
  if (kind === 'startup') {
    one.started = true;
    if (!one.spec.readinessProbe) one.ready = true;
  } else if (kind === 'readiness') {
    if (one.ready) return false;
    one.ready = true;
  } else return false;
  publishStatus(cluster, run);
  run.changed.wake();
  return kind === 'startup';
}

function* failed(
  cluster: Cluster,
  run: PodRuntime,
  one: ContainerRuntime,
  container: Container,
  kind: Kind,
  probe: Probe,
): Run<boolean> {
  if (kind === 'readiness') {
    if (one.ready) {
      one.ready = false;
      publishStatus(cluster, run);
      run.changed.wake();
    }
    return false;
  }
  report(cluster, run, 'Killing', `Container ${one.spec.name} failed ${kind} probe, will be restarted`, {
    container: one.spec,
  });
  const grace = probe.terminationGracePeriodSeconds ?? run.pod.spec.terminationGracePeriodSeconds ?? 30;
  yield* stopPodContainer(cluster, run, one, container, cluster.now + grace * 1000);
  return true;
}
