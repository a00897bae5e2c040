import type { EventObject, KubeObject } from '../api/objects';
import type { Cluster } from '../cluster';
import { timestamp } from './timestamp';

export interface Happening {
  readonly type?: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `deployment-controller`, `kubelet` … */
  readonly from: string;
  /** The node, for what the kubelet says. */
  readonly host?: string;
  /** `spec.containers{web}` */
  readonly fieldPath?: string;
}

/** Events are kept for an hour. */
const KEPT = 3_600_000;

/** Notes what happened to an object; the same again is counted. */
export function recordEvent(cluster: Cluster, object: KubeObject, happening: Happening): void {
  const { store } = cluster;
  const { type = 'Normal', reason, message, from, host, fieldPath } = happening;
  const { name, namespace = 'default', uid = '' } = object.metadata;
  const now = timestamp(cluster.now);
  const key = [uid, type, reason, message, from, fieldPath].join('\0');
  const known = cluster.eventKeys.get(key);
  const before = known === undefined ? undefined : store.get<EventObject>('Event', namespace, known);
  if (before) {
    store.update(before, { count: before.count + 1, lastTimestamp: now });
    return;
  }
  const made: EventObject = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.${nanoseconds(cluster)}`, namespace },
    involvedObject: {
      kind: object.kind,
      ...(object.metadata.namespace && { namespace: object.metadata.namespace }),
      name,
      uid,
      apiVersion: object.apiVersion,
      ...(object.metadata.resourceVersion && { resourceVersion: object.metadata.resourceVersion }),
      ...(fieldPath && { fieldPath }),
    },
    reason,
    message,
    source: { component: from, ...(host && { host }) },
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
    type,
  };
  store.create({ ...made, eventTime: null, reportingComponent: from, reportingInstance: host ?? '' } as EventObject);
  cluster.eventKeys.set(key, made.metadata.name);
}

/** The time in hexadecimal; no two are the same. */
function nanoseconds(cluster: Cluster): string {
  cluster.lastEvent = Math.max(cluster.lastEvent + 1, Math.floor(cluster.now * 1000));
  return (BigInt(cluster.lastEvent) * 1000n).toString(16);
}

/** Forgets what is older than an hour. */
export function forgetEvents(cluster: Cluster): void {
  const limit = timestamp(cluster.now - KEPT);
  for (const event of cluster.store.list<EventObject>('Event'))
    if (event.lastTimestamp < limit) cluster.store.remove(event);
  const kept = new Set(cluster.store.list('Event').map(({ metadata }) => metadata.name));
  for (const [key, name] of cluster.eventKeys) if (!kept.has(name)) cluster.eventKeys.delete(key);
}
