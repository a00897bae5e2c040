import type { Condition, Job, Pod } from '../api/objects';
import type { Cluster } from '../cluster';
import { recordEvent } from '../store/record-event';
import { timeOf, timestamp } from '../store/timestamp';
import { type Controller, keyOf, splitKey } from './controller';
import { createPod, deletePod } from './create-pod';
import { isActive, isReady, restartsOf } from './pods';

const FROM = 'job-controller';

/** ms: the first wait after a failed pod, and the longest. */
const FIRST_WAIT = 10_000;
const LONGEST_WAIT = 360_000;

export const jobs: Controller = {
  keys(_, { object, before }) {
    if (object.kind === 'Job') return [keyOf(object)];
    if (object.kind !== 'Pod') return [];
    const owners = object.metadata.ownerReferences ?? before?.metadata.ownerReferences ?? [];
    return owners.filter(({ kind }) => kind === 'Job').map(({ name }) => `${object.metadata.namespace}/${name}`);
  },

  sync(cluster, key) {
    const job = cluster.store.get<Job>('Job', ...splitKey(key));
    if (!job) return undefined;
    if (conditionOf(job)) return forget(cluster, job);
    return work(cluster, job);
  },
};

export const conditionOf = ({ status }: Job): Condition | undefined =>
  status.conditions?.find(({ type, status: value }) => (type === 'Complete' || type === 'Failed') && value === 'True');

function forget({ store, now }: Cluster, job: Job): number | undefined {
  const seconds = job.spec.ttlSecondsAfterFinished;
  if (seconds === undefined) return undefined;
  const at = timeOf(conditionOf(job)?.lastTransitionTime) + seconds * 1000;
  if (at > now) return at;
  store.remove(job);
  return undefined;
}

// #region job
function work(cluster: Cluster, job: Job): number | undefined {
  const { store, now } = cluster;
  const { spec } = job;
  const { parallelism = 1, completions } = spec;
  const pods = store.ownedBy<Pod>(job.metadata.uid, 'Pod');
  const active = pods.filter(isActive);
  const succeeded = pods.filter(({ status }) => status.phase === 'Succeeded').length;
  const failures = pods.filter(({ status }) => status.phase === 'Failed');
  const restarts =
    spec.template.spec.restartPolicy === 'OnFailure' ? active.reduce((sum, pod) => sum + restartsOf(pod), 0) : 0;
  const started = job.status.startTime ?? timestamp(now);
  const deadline =
    spec.activeDeadlineSeconds === undefined
      ? Number.POSITIVE_INFINITY
      : timeOf(started) + spec.activeDeadlineSeconds * 1000;
  let failure: { readonly reason: string; readonly message: string } | undefined;
  if (failures.length > spec.backoffLimit || restarts > spec.backoffLimit)
    failure = { reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' };
  if (now >= deadline)
    failure = { reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' };
  const enough = completions === undefined ? succeeded > 0 && active.length === 0 : succeeded >= completions;
  if (failure || enough) {
    for (const pod of active) deletePod(cluster, job, pod, FROM);
    finish(cluster, job, { started, succeeded, failed: failures.length + (failure ? active.length : 0) }, failure);
    return undefined;
  }
  const last = Math.max(0, ...failures.map((pod) => endOf(pod)));
  const wait = failures.length === 0 ? 0 : Math.min(FIRST_WAIT * 2 ** (failures.length - 1), LONGEST_WAIT);
  const from = last + wait;
  const room =
    completions === undefined ? (succeeded > 0 ? 0 : parallelism) : Math.min(parallelism, completions - succeeded);
  const missing = spec.suspend ? 0 : room - active.length;
  if (now >= from) for (let i = 0; i < missing; i++) createPod(cluster, job, spec.template, FROM);
  const running = store.ownedBy<Pod>(job.metadata.uid, 'Pod').filter(isActive);
  store.update(job, {
    status: {
      ...(running.length > 0 && { active: running.length }),
      ...(failures.length > 0 && { failed: failures.length }),
      ready: running.filter(isReady).length,
      startTime: started,
      ...(succeeded > 0 && { succeeded }),
      terminating: 0,
      ...({ uncountedTerminatedPods: {} } as object),
    },
  });
  const next = Math.min(deadline, now < from ? from : Number.POSITIVE_INFINITY);
  return Number.isFinite(next) ? next : undefined;
}
// #endregion

const endOf = ({ status }: Pod): number =>
  Math.max(0, ...(status.containerStatuses ?? []).map(({ state }) => timeOf(state.terminated?.finishedAt)));

function finish(
  cluster: Cluster,
  job: Job,
  { started, succeeded, failed }: { readonly started: string; readonly succeeded: number; readonly failed: number },
  failure: { readonly reason: string; readonly message: string } | undefined,
): void {
  const at = timestamp(cluster.now);
  const stamp = { lastProbeTime: at, lastTransitionTime: at };
  const message = failure?.message ?? 'Reached expected number of succeeded pods';
  const reason = failure?.reason ?? 'CompletionsReached';
  const types = failure ? ['FailureTarget', 'Failed'] : ['SuccessCriteriaMet', 'Complete'];
  cluster.store.update(job, {
    status: {
      ...(!failure && { completionTime: at }),
      conditions: types.map((type) => ({ ...stamp, message, reason, status: 'True', type })),
      ...(failed > 0 && { failed }),
      ready: 0,
      startTime: started,
      ...(succeeded > 0 && { succeeded }),
      terminating: 0,
      ...({ uncountedTerminatedPods: {} } as object),
    },
  });
  if (failure)
    recordEvent(cluster, job, { type: 'Warning', reason: failure.reason, message: failure.message, from: FROM });
  else recordEvent(cluster, job, { reason: 'Completed', message: 'Job completed', from: FROM });
}
