import type { Condition, Deployment, ReplicaSet } from '../api/objects';
import type { Cluster } from '../cluster';
import { timeOf, timestamp } from '../store/timestamp';
import { limitsOf } from './rolling-limits';

/** Writes the numbers and conditions; answers when its progress is due. */
export function deploymentStatus(
  cluster: Cluster,
  asked: Deployment,
  sets: readonly ReplicaSet[],
  current: ReplicaSet | undefined,
): number | undefined {
  const { store, now } = cluster;
  const deployment = store.get<Deployment>('Deployment', asked.metadata.namespace, asked.metadata.name);
  if (!deployment) return undefined;
  const sum = (pick: (set: ReplicaSet) => number | undefined) => sets.reduce((all, set) => all + (pick(set) ?? 0), 0);
  const replicas = sum(({ status }) => status.replicas);
  const ready = sum(({ status }) => status.readyReplicas);
  const available = sum(({ status }) => status.availableReplicas);
  const updated = current?.status.replicas ?? 0;
  const wantedAll = sum(({ spec }) => spec.replicas);
  const unavailable = Math.max(0, wantedAll - available);
  const counts = { replicas, updated, available };
  const conditions = [available >= deployment.spec.replicas - limitsOf(deployment).unavailable]
    .map((enough) => availability(deployment, enough, now))
    .concat(progress(deployment, current, counts, now) ?? []);
  const order = (deployment.status.conditions ?? []).map(({ type }) => type);
  conditions.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
  store.update(deployment, {
    status: {
      ...(deployment.metadata.generation !== undefined && { observedGeneration: deployment.metadata.generation }),
      ...(replicas > 0 && { replicas }),
      ...(updated > 0 && { updatedReplicas: updated }),
      ...(ready > 0 && { readyReplicas: ready }),
      ...(available > 0 && { availableReplicas: available }),
      ...(unavailable > 0 && { unavailableReplicas: unavailable }),
      conditions,
    },
  });
  const going = conditions.find(({ type }) => type === 'Progressing');
  const limit = timeOf(going?.lastUpdateTime) + deployment.spec.progressDeadlineSeconds * 1000 + 1000;
  return going?.status === 'True' && going.reason !== 'NewReplicaSetAvailable' ? limit : undefined;
}

function make({ status }: Deployment, now: number, next: Condition, touch: boolean): Condition {
  const before = status.conditions?.find(({ type }) => type === next.type);
  const at = timestamp(now);
  const same = before?.status === next.status && before.reason === next.reason && !touch;
  if (same && before) return { ...before, message: next.message ?? '' };
  const lastTransitionTime = before?.status === next.status ? (before.lastTransitionTime ?? at) : at;
  return {
    lastTransitionTime,
    lastUpdateTime: at,
    message: next.message ?? '',
    reason: next.reason ?? '',
    status: next.status,
    type: next.type,
  };
}

const availability = (deployment: Deployment, enough: boolean, now: number): Condition =>
  make(
    deployment,
    now,
    enough
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
    false,
  );

function progress(
  deployment: Deployment,
  current: ReplicaSet | undefined,
  { replicas, updated, available }: { readonly replicas: number; readonly updated: number; readonly available: number },
  now: number,
): Condition | undefined {
  const { spec, status, metadata } = deployment;
  const before = status.conditions?.find(({ type }) => type === 'Progressing');
  if (spec.paused && before?.reason !== 'DeploymentPaused')
    return make(
      deployment,
      now,
      { type: 'Progressing', status: 'Unknown', reason: 'DeploymentPaused', message: 'Deployment is paused' },
      false,
    );
  if (!current || spec.paused) return before;
  const name = current.metadata.name;
  const complete =
    updated === spec.replicas &&
    replicas === spec.replicas &&
    available === spec.replicas &&
    status.observedGeneration !== undefined;
  const done = 'NewReplicaSetAvailable';
  if (complete)
    return make(
      deployment,
      now,
      {
        type: 'Progressing',
        status: 'True',
        reason: done,
        message: `ReplicaSet "${name}" has successfully progressed.`,
      },
      before?.reason !== done,
    );
  const fresh = before?.reason === done && before.message?.includes(`"${name}"`);
  if (fresh) return before;
  const moved =
    updated !== (status.updatedReplicas ?? 0) ||
    available > (status.availableReplicas ?? 0) ||
    replicas - updated < (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
  if (!before || (before.reason === done && !before.message?.includes(`"${name}"`)))
    return make(
      deployment,
      now,
      {
        type: 'Progressing',
        status: 'True',
        reason: before ? 'ReplicaSetUpdated' : 'NewReplicaSetCreated',
        message: before ? `ReplicaSet "${name}" is progressing.` : `Created new replica set "${name}"`,
      },
      true,
    );
  if (moved)
    return make(
      deployment,
      now,
      {
        type: 'Progressing',
        status: 'True',
        reason: 'ReplicaSetUpdated',
        message: `ReplicaSet "${name}" is progressing.`,
      },
      true,
    );
  const limit = timeOf(before.lastUpdateTime) + spec.progressDeadlineSeconds * 1000;
  if (now > limit && before.status !== 'False' && metadata.name)
    return make(
      deployment,
      now,
      {
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: `ReplicaSet "${name}" has timed out progressing.`,
      },
      true,
    );
  return before;
}
