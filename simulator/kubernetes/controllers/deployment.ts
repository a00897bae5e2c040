import { same, sorted } from '../api/json';
import type { Deployment, KubeObject, PodTemplate, ReplicaSet } from '../api/objects';
import { templateHash } from '../api/random-suffix';
import type { Cluster } from '../cluster';
import { recordEvent } from '../store/record-event';
import { timeOf } from '../store/timestamp';
import { type Controller, keyOf, splitKey } from './controller';
import { deploymentStatus } from './deployment-status';
import { limitsOf } from './rolling-limits';

export const REVISION = 'deployment.kubernetes.io/revision';
const DESIRED = 'deployment.kubernetes.io/desired-replicas';
const MAXIMUM = 'deployment.kubernetes.io/max-replicas';
const HASH = 'pod-template-hash';

export const deployments: Controller = {
  keys({ store }, { type, object, before }) {
    if (object.kind === 'Deployment') return [keyOf(object)];
    // Recreate waits for the last of the old pods.
    const set = type === 'DELETED' && object.kind === 'Pod' ? ownersOf(object, 'ReplicaSet')[0] : undefined;
    const owned = set === undefined ? object : store.get<ReplicaSet>('ReplicaSet', object.metadata.namespace, set);
    if (owned?.kind !== 'ReplicaSet') return [];
    const names = ownersOf(owned, 'Deployment');
    const known = names.length > 0 || !before ? names : ownersOf(before, 'Deployment');
    return known.map((name) => `${object.metadata.namespace}/${name}`);
  },

  sync(cluster, key) {
    const deployment = cluster.store.get<Deployment>('Deployment', ...splitKey(key));
    if (!deployment) return undefined;
    const sets = () => cluster.store.ownedBy<ReplicaSet>(deployment.metadata.uid, 'ReplicaSet');
    let current = findNewSet(deployment, sets());
    if (!deployment.spec.paused) {
      if (deployment.spec.strategy.type === 'Recreate') current = recreate(cluster, deployment, sets());
      else {
        current = ensureNewSet(cluster, deployment, sets());
        if (isScaled(deployment, sets())) scaleInProportion(cluster, deployment, sets(), current);
        else roll(cluster, deployment, sets(), current);
      }
      cleanUp(cluster, deployment, sets(), current);
    } else if (isScaled(deployment, sets())) scaleInProportion(cluster, deployment, sets(), current);
    return deploymentStatus(cluster, deployment, sets(), findNewSet(deployment, sets()));
  },
};

const ownersOf = ({ metadata }: KubeObject, kind: string): string[] =>
  (metadata.ownerReferences ?? []).filter((one) => one.kind === kind).map(({ name }) => name);

function withoutHash({ metadata, spec }: PodTemplate): unknown {
  const { [HASH]: _, ...labels } = metadata?.labels ?? {};
  return { metadata: { ...metadata, labels }, spec };
}

/** The oldest set whose template is the one asked for. */
export const findNewSet = ({ spec }: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined => {
  const wanted = withoutHash(spec.template);
  return byAge(sets).find((set) => same(withoutHash(set.spec.template), wanted));
};

const byAge = (sets: readonly ReplicaSet[]): ReplicaSet[] =>
  [...sets].sort(
    ({ metadata: a }, { metadata: b }) =>
      timeOf(a.creationTimestamp) - timeOf(b.creationTimestamp) || (a.name < b.name ? -1 : 1),
  );

export const revisionOf = ({ metadata }: ReplicaSet | Deployment): number =>
  Number(metadata.annotations?.[REVISION] ?? 0);

const total = (sets: readonly ReplicaSet[]): number => sets.reduce((sum, { spec }) => sum + spec.replicas, 0);

function scaleSet(
  cluster: Cluster,
  deployment: Deployment,
  set: ReplicaSet,
  replicas: number,
  silent = false,
): ReplicaSet {
  const before = cluster.store.get<ReplicaSet>('ReplicaSet', set.metadata.namespace, set.metadata.name) ?? set;
  const from = before.spec.replicas;
  const annotations = { ...before.metadata.annotations, ...replicaNotes(deployment) };
  const after = cluster.store.update(before, {
    metadata: { ...before.metadata, annotations },
    spec: { ...before.spec, replicas },
  });
  if (from !== replicas && !silent) sayScaled(cluster, deployment, after, from, replicas);
  return after;
}

function sayScaled(cluster: Cluster, deployment: Deployment, set: ReplicaSet, from: number, to: number): void {
  recordEvent(cluster, deployment, {
    reason: 'ScalingReplicaSet',
    message: `Scaled ${to > from ? 'up' : 'down'} replica set ${set.metadata.name} from ${from} to ${to}`,
    from: 'deployment-controller',
  });
}

const replicaNotes = (deployment: Deployment): Record<string, string> => ({
  [DESIRED]: String(deployment.spec.replicas),
  [MAXIMUM]: String(deployment.spec.replicas + limitsOf(deployment).surge),
});

/** The set of the template asked for, made if there is none; its revision is the highest. */
function ensureNewSet(cluster: Cluster, deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet {
  const { store } = cluster;
  const found = findNewSet(deployment, sets);
  const others = sets.filter((set) => set !== found);
  const revision = Math.max(0, ...others.map(revisionOf)) + 1;
  const set = found ?? makeSet(cluster, deployment, others, revision);
  const newest = Math.max(revision, revisionOf(set));
  const shown = revisionOf(set) < revision ? revision : newest;
  const annotations = annotationsFor(deployment, set, shown);
  const updated = store.update(set, { metadata: { ...set.metadata, annotations } });
  const own = store.get<Deployment>('Deployment', deployment.metadata.namespace, deployment.metadata.name);
  if (own && revisionOf(own) !== shown)
    store.update(own, {
      metadata: { ...own.metadata, annotations: { ...own.metadata.annotations, [REVISION]: String(shown) } },
    });
  return updated;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function annotationsFor(deployment: Deployment, set: ReplicaSet | undefined, revision: number): Record<string, string> {
  const { [LAST_APPLIED]: _, [REVISION]: __, ...given } = deployment.metadata.annotations ?? {};
  return { ...set?.metadata.annotations, ...given, ...replicaNotes(deployment), [REVISION]: String(revision) };
}

function makeSet(
  cluster: Cluster,
  deployment: Deployment,
  others: readonly ReplicaSet[],
  revision: number,
): ReplicaSet {
  const { metadata, spec } = deployment;
  const hash = templateHash(JSON.stringify(sorted(spec.template as never)));
  const labels = { ...spec.template.metadata?.labels, [HASH]: hash };
  const replicas = spec.strategy.type === 'Recreate' ? spec.replicas : newReplicas(deployment, others, 0);
  const set = cluster.store.create<ReplicaSet>({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace ?? 'default',
      labels,
      annotations: annotationsFor(deployment, undefined, revision),
      generation: 1,
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          blockOwnerDeletion: true,
          controller: true,
          kind: 'Deployment',
          name: metadata.name,
          uid: metadata.uid ?? '',
        },
      ],
    },
    spec: {
      ...(spec.minReadySeconds && { minReadySeconds: spec.minReadySeconds }),
      replicas,
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [HASH]: hash } },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
    status: { replicas: 0 },
  });
  if (replicas > 0) sayScaled(cluster, deployment, set, 0, replicas);
  return set;
}

// #region rolling-update
/** How many the new set may have: no more in all than what is asked for and the surge. */
function newReplicas(deployment: Deployment, others: readonly ReplicaSet[], now: number): number {
  const { replicas } = deployment.spec;
  const room = replicas + limitsOf(deployment).surge - total(others) - now;
  return room <= 0 ? now : now + Math.min(room, replicas - now);
}

function roll(cluster: Cluster, deployment: Deployment, sets: readonly ReplicaSet[], current: ReplicaSet): void {
  const { replicas } = deployment.spec;
  const others = sets.filter(({ metadata }) => metadata.name !== current.metadata.name);
  const now = current.spec.replicas;
  const wanted = now > replicas ? replicas : newReplicas(deployment, others, now);
  if (wanted !== now) {
    scaleSet(cluster, deployment, current, wanted);
    return;
  }
  const old = byAge(others.filter(({ spec }) => spec.replicas > 0));
  if (old.length === 0) return;
  const least = replicas - limitsOf(deployment).unavailable;
  const missing = now - (current.status.availableReplicas ?? 0);
  let spare = total(sets) - least - missing;
  if (spare <= 0) return;
  // Those that never became available go first.
  const left = new Map(old.map((set) => [set, set.spec.replicas]));
  for (const set of old) {
    const ill = Math.min(spare, set.spec.replicas - (set.status.availableReplicas ?? 0));
    if (ill <= 0) continue;
    left.set(set, set.spec.replicas - ill);
    scaleSet(cluster, deployment, set, set.spec.replicas - ill);
    spare -= ill;
  }
  const available = sets.reduce((sum, { status }) => sum + (status.availableReplicas ?? 0), 0);
  let given = available - least;
  for (const set of old) {
    const has = left.get(set) ?? 0;
    const fewer = Math.min(has, given);
    if (fewer <= 0) continue;
    scaleSet(cluster, deployment, set, has - fewer);
    given -= fewer;
  }
}
// #endregion

/** All old pods end before the first new one is made. */
function recreate(cluster: Cluster, deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
  const current = findNewSet(deployment, sets);
  const others = sets.filter((set) => set !== current);
  const up = others.filter(({ spec }) => spec.replicas > 0);
  for (const set of up) scaleSet(cluster, deployment, set, 0);
  const still = others.some(({ metadata }) => cluster.store.ownedBy(metadata.uid, 'Pod').length > 0);
  if (up.length > 0 || still) return current;
  const made = ensureNewSet(cluster, deployment, sets);
  if (made.spec.replicas === deployment.spec.replicas) return made;
  return scaleSet(cluster, deployment, made, deployment.spec.replicas);
}

/** Was the number of replicas changed since the sets were last looked at? */
const isScaled = ({ spec }: Deployment, sets: readonly ReplicaSet[]): boolean =>
  sets.some(({ metadata, spec: own }) => {
    const desired = metadata.annotations?.[DESIRED];
    return own.replicas > 0 && desired !== undefined && Number(desired) !== spec.replicas;
  });

/** A scale in the middle of an update: each set gets its share. */
function scaleInProportion(
  cluster: Cluster,
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  current: ReplicaSet | undefined,
): void {
  const { replicas } = deployment.spec;
  const up = byAge(sets.filter(({ spec }) => spec.replicas > 0));
  const [only] = up.length <= 1 ? [up[0] ?? current] : [];
  if (only) {
    scaleSet(cluster, deployment, only, replicas);
    return;
  }
  const { surge } = limitsOf(deployment);
  let rest = replicas + surge - total(up);
  const all = total(up);
  const ordered = [...up].sort((a, b) => b.spec.replicas - a.spec.replicas);
  const shares = ordered.map((set) => {
    const maximum = Number(set.metadata.annotations?.[MAXIMUM] ?? all);
    const share = Math.round((set.spec.replicas * (replicas + surge)) / maximum) - set.spec.replicas;
    const given = rest > 0 ? Math.min(Math.max(share, 0), rest) : Math.max(Math.min(share, 0), rest);
    rest -= given;
    return given;
  });
  for (const [i, set] of ordered.entries()) {
    const more = (shares[i] ?? 0) + (i === 0 ? rest : 0);
    scaleSet(cluster, deployment, set, Math.max(0, set.spec.replicas + more));
  }
}

/** Old sets beyond the history that is kept. */
function cleanUp(
  cluster: Cluster,
  { spec }: Deployment,
  sets: readonly ReplicaSet[],
  current: ReplicaSet | undefined,
): void {
  const gone = sets.filter(
    ({ metadata, spec: own, status }) =>
      metadata.name !== current?.metadata.name && own.replicas === 0 && (status.replicas ?? 0) === 0,
  );
  const extra = gone.length - spec.revisionHistoryLimit;
  if (extra <= 0) return;
  for (const set of [...gone].sort((a, b) => revisionOf(a) - revisionOf(b)).slice(0, extra)) cluster.store.remove(set);
}
