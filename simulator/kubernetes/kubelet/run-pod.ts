import { waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { ContainerSpec, Pod } from '../api/objects';
import type { Cluster } from '../cluster';
import { ConfigError } from './environment';
import { ContainerRuntime, isSidecar, type PodRuntime } from './pod-runtime';
import { report } from './report';
import { removeSandbox, startSandbox } from './sandbox';
import { publishStatus } from './status';
import { supervise } from './supervise';
import { removeContainers, terminate } from './terminate';
import { removeVolumes, setUpVolume, unknownVolumes } from './volumes';

/** ms: the first wait before a volume is tried again, and the longest. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 122_000;

/** A pod's whole life on its node. */
export function* runPod(cluster: Cluster, run: PodRuntime): Run<void> {
  run.startedAt = cluster.now;
  addContainers(run);
  publishStatus(cluster, run);
  if ((yield* mountVolumes(cluster, run)) && !run.doomed) {
    yield* startSandbox(cluster, run);
    publishStatus(cluster, run);
    if (yield* initialize(cluster, run)) yield* main(cluster, run);
  }
  yield* terminate(cluster, run);
  yield* removeSandbox(cluster, run);
  publishStatus(cluster, run);
  // What has ended stays to be looked at until its object is deleted.
  while (!run.doomed) yield* waitFor([run.changed]);
  yield* removeContainers(cluster, run);
  removeVolumes(cluster, run);
  cluster.pods.delete(run.uid);
  const pod = cluster.store.get<Pod>('Pod', run.namespace, run.name);
  if (pod && pod.metadata.uid === run.uid) cluster.store.remove(pod);
}

function addContainers(run: PodRuntime): void {
  const { initContainers = [], containers } = run.pod.spec;
  const waiting = initContainers.length > 0 ? 'PodInitializing' : 'ContainerCreating';
  const add = (spec: ContainerSpec, role: ContainerRuntime['role']) =>
    run.containers.set(spec.name, new ContainerRuntime(spec, role, waiting));
  for (const spec of initContainers) add(spec, isSidecar(spec) ? 'sidecar' : 'init');
  for (const spec of containers) add(spec, 'main');
}

/** false: the pod is to end before its volumes are there. */
function* mountVolumes(cluster: Cluster, run: PodRuntime): Run<boolean> {
  for (const { name } of unknownVolumes(run))
    report(
      cluster,
      run,
      'FailedMount',
      `MountVolume.SetUp failed for volume "${name}" : volumes of this kind are not part of the simulation`,
      { warning: true },
    );
  for (const volume of run.pod.spec.volumes ?? []) {
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      if (run.doomed) return false;
      try {
        setUpVolume(cluster, run, volume);
        break;
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        report(cluster, run, 'FailedMount', `MountVolume.SetUp failed for volume "${volume.name}" : ${error.message}`, {
          warning: true,
        });
      }
      const until = cluster.now + wait;
      while (cluster.now < until && !run.doomed) yield* waitFor([run.changed], until);
    }
  }
  return true;
}

// #region init-containers
/** One after the other: each has to end well, a sidecar only to be up, before the next begins. */
function* initialize(cluster: Cluster, run: PodRuntime): Run<boolean> {
  for (const { name } of run.pod.spec.initContainers ?? []) {
    const one = run.containers.get(name);
    if (!one) continue;
    cluster.kernel.task(supervise(cluster, run, one));
    const passed = () => (one.role === 'sidecar' ? one.running && one.started : one.finished);
    while (!passed() && !run.doomed) yield* waitFor([run.changed]);
    if (run.doomed) return false;
    if (one.role === 'init' && one.state.terminated?.exitCode !== 0) return false;
  }
  run.initialized = true;
  return true;
}
// #endregion

/** Until the pod is deleted, or everything in it has ended for good. */
function* main(cluster: Cluster, run: PodRuntime): Run<void> {
  for (const one of run.role('main')) {
    one.state = { waiting: { reason: 'ContainerCreating' } };
    cluster.kernel.task(supervise(cluster, run, one));
  }
  const limit = run.pod.spec.activeDeadlineSeconds;
  const deadline = limit === undefined ? Number.POSITIVE_INFINITY : run.startedAt + limit * 1000;
  while (!run.doomed && !run.role('main').every(({ finished }) => finished)) {
    startEphemeral(cluster, run);
    if (cluster.now >= deadline) {
      run.failure = {
        reason: 'DeadlineExceeded',
        message: 'Pod was active on the node longer than the specified deadline',
      };
      return;
    }
    yield* waitFor([run.changed], deadline);
  }
}

function startEphemeral(cluster: Cluster, run: PodRuntime): void {
  for (const spec of run.pod.spec.ephemeralContainers ?? []) {
    if (run.containers.has(spec.name)) continue;
    const one = new ContainerRuntime(spec, 'ephemeral', 'ContainerCreating');
    run.containers.set(spec.name, one);
    cluster.kernel.task(supervise(cluster, run, one));
  }
}
