import { deleteContainer } from '../../docker/remove';
import { waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Cluster } from '../cluster';
import type { ContainerRuntime, PodRuntime } from './pod-runtime';
import { report } from './report';
import { stopPodContainer } from './stop-container';

/** Ends what still runs: containers first, all at once; then the sidecars, the last started first. */
export function* terminate(cluster: Cluster, run: PodRuntime): Run<void> {
  const grace = run.pod.metadata.deletionGracePeriodSeconds ?? run.pod.spec.terminationGracePeriodSeconds ?? 30;
  const deadline = () => run.deadline ?? start + grace * 1000;
  const start = cluster.now;
  run.changed.wake();
  const stop = (one: ContainerRuntime) => cluster.kernel.task(stopOne(cluster, run, one, deadline()));
  const first = [...run.role('main'), ...run.role('init'), ...run.role('ephemeral')];
  for (const one of first) stop(one);
  while (first.some(isUp)) yield* waitFor([run.changed]);
  run.over = true;
  for (const one of run.role('sidecar').reverse()) {
    stop(one);
    while (isUp(one)) yield* waitFor([run.changed]);
  }
  run.changed.wake();
  const started = () => [...run.containers.values()].filter(({ container, finished }) => container && !finished);
  while (started().length > 0) yield* waitFor([run.changed]);
}

const isUp = ({ container, running, finished }: ContainerRuntime): boolean =>
  !finished && (running || container?.sandbox !== undefined);

function* stopOne(cluster: Cluster, run: PodRuntime, one: ContainerRuntime, deadline: number): Run<void> {
  const { container, spec } = one;
  if (!container?.sandbox) return;
  report(cluster, run, 'Killing', `Stopping container ${spec.name}`, { container: spec });
  yield* stopPodContainer(cluster, run, one, container, deadline);
}

export function* removeContainers(cluster: Cluster, run: PodRuntime): Run<void> {
  for (const { container, previous } of run.containers.values())
    for (const one of [previous, container])
      if (one && !one.removed && !one.sandbox) yield* deleteContainer(cluster.engine, one, { volumes: true });
}
