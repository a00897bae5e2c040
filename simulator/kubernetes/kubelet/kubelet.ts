import { sleep } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Node, Pod } from '../api/objects';
import type { Cluster } from '../cluster';
import type { Change } from '../store/store';
import { PodRuntime } from './pod-runtime';
import { runPod } from './run-pod';

/** ms until a kubelet's watch has told it. */
const NOTICE = 10;

/** The nodes' agents: bring up what is assigned to them, end what is to be deleted. */
export function startKubelets(cluster: Cluster): void {
  cluster.store.listen((change) => {
    if (change.object.kind === 'Pod') cluster.kernel.task(notice(cluster, change));
  });
}

function* notice(cluster: Cluster, { type, object }: Change): Run<void> {
  const pod = object as Pod;
  const { uid = '' } = pod.metadata;
  const known = cluster.pods.get(uid);
  const deleted = type === 'DELETED';
  if (!known && (deleted || !pod.spec.nodeName)) return;
  yield* sleep(cluster.kernel, NOTICE);
  const run = cluster.pods.get(uid) ?? (known ? undefined : open(cluster, pod));
  if (!run) return;
  if (!deleted) run.pod = pod;
  const { deletionTimestamp, deletionGracePeriodSeconds = 30 } = pod.metadata;
  const grace = deleted ? 0 : deletionTimestamp === undefined ? undefined : deletionGracePeriodSeconds;
  if (grace !== undefined)
    run.deadline = Math.min(run.deadline ?? Number.POSITIVE_INFINITY, cluster.now + grace * 1000);
  for (const spec of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]) {
    const one = run.containers.get(spec.name);
    if (one) one.spec = spec;
  }
  run.changed.wake();
}

function open(cluster: Cluster, pod: Pod): PodRuntime | undefined {
  const { phase } = pod.status;
  if (phase === 'Succeeded' || phase === 'Failed') return undefined;
  const names = cluster.store.list<Node>('Node').map(({ metadata }) => metadata.name);
  const run = new PodRuntime(pod, pod.spec.nodeName ?? '', Math.max(0, names.indexOf(pod.spec.nodeName ?? '')));
  cluster.pods.set(run.uid, run);
  cluster.kernel.task(runPod(cluster, run));
  return run;
}
