import type { Pod, ReplicaSet } from '../api/objects';
import { matches, requirementsOf } from '../api/selector';
import type { Cluster } from '../cluster';
import { controllerOf } from '../store/store';
import { timeOf } from '../store/timestamp';
import { type Controller, keyOf, splitKey } from './controller';
import { createPod, deletePod } from './create-pod';
import { compareForDeletion, isActive, isAvailable, isReady } from './pods';

const FROM = 'replicaset-controller';

export const replicaSets: Controller = {
  keys(cluster, { object, before }) {
    if (object.kind === 'ReplicaSet') return [keyOf(object)];
    if (object.kind !== 'Pod') return [];
    const owners = object.metadata.ownerReferences ?? before?.metadata.ownerReferences ?? [];
    const own = owners
      .filter(({ kind }) => kind === 'ReplicaSet')
      .map(({ name }) => `${object.metadata.namespace}/${name}`);
    return own.length > 0 ? own : matching(cluster, object as Pod);
  },

  sync(cluster, key) {
    const set = cluster.store.get<ReplicaSet>('ReplicaSet', ...splitKey(key));
    if (!set) return undefined;
    adopt(cluster, set);
    const pods = cluster.store.ownedBy<Pod>(set.metadata.uid, 'Pod').filter(isActive);
    if (set.metadata.deletionTimestamp === undefined) scale(cluster, set, pods);
    return countUp(cluster, set);
  },
};

/** Sets that would take an orphan in. */
const matching = ({ store }: Cluster, { metadata }: Pod): string[] =>
  metadata.ownerReferences?.length
    ? []
    : store
        .list<ReplicaSet>('ReplicaSet', metadata.namespace)
        .filter(({ spec }) => matches(requirementsOf(spec.selector), metadata.labels))
        .map(keyOf);

/** Takes pods that nobody owns and that the selector fits; lets go of those it fits no more. */
function adopt({ store }: Cluster, set: ReplicaSet): void {
  const selector = requirementsOf(set.spec.selector);
  const { name, uid = '', namespace } = set.metadata;
  const owner = { apiVersion: 'apps/v1', blockOwnerDeletion: true, controller: true, kind: 'ReplicaSet', name, uid };
  for (const pod of store.ownedBy<Pod>(uid, 'Pod')) {
    if (matches(selector, pod.metadata.labels)) continue;
    const { ownerReferences: _, ...metadata } = pod.metadata;
    store.update(pod, { metadata });
  }
  if (store.ownedBy<Pod>(uid, 'Pod').length >= set.spec.replicas) return;
  for (const pod of store.list<Pod>('Pod', namespace, selector)) {
    if (controllerOf(pod) || !isActive(pod)) continue;
    store.update(pod, { metadata: { ...pod.metadata, ownerReferences: [owner] } });
  }
}

// #region replica-set
function scale(cluster: Cluster, set: ReplicaSet, pods: readonly Pod[]): void {
  const missing = set.spec.replicas - pods.length;
  for (let i = 0; i < missing; i++) if (!createPod(cluster, set, set.spec.template, FROM)) return;
  if (missing >= 0) return;
  const first = [...pods].sort(compareForDeletion);
  for (const pod of first.slice(0, -missing)) deletePod(cluster, set, pod, FROM);
}
// #endregion

/** Writes the numbers; answers when a pod becomes available by the passing of time. */
function countUp(cluster: Cluster, set: ReplicaSet): number | undefined {
  const pods = cluster.store.ownedBy<Pod>(set.metadata.uid, 'Pod').filter(isActive);
  const { minReadySeconds = 0 } = set.spec;
  const labels = Object.entries(set.spec.template.metadata?.labels ?? {});
  const ready = pods.filter(isReady);
  const available = ready.filter((pod) => isAvailable(pod, minReadySeconds, cluster.now));
  const full = pods.filter(({ metadata }) => labels.every(([name, value]) => metadata.labels?.[name] === value));
  cluster.store.update(set, {
    status: {
      replicas: pods.length,
      ...(full.length > 0 && { fullyLabeledReplicas: full.length }),
      ...(ready.length > 0 && { readyReplicas: ready.length }),
      ...(available.length > 0 && { availableReplicas: available.length }),
      observedGeneration: set.metadata.generation ?? 1,
    },
  });
  if (available.length === ready.length) return undefined;
  const since = ready.map(({ status }) =>
    timeOf(status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime),
  );
  return Math.min(...since.map((at) => at + minReadySeconds * 1000).filter((at) => at > cluster.now));
}
