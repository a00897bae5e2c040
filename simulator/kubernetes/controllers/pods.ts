import type { Pod } from '../api/objects';
import { timeOf } from '../store/timestamp';

export const isReady = ({ status }: Pod): boolean =>
  status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;

const readySince = ({ status }: Pod): number =>
  timeOf(status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime);

/** Ready for at least `minReadySeconds`. */
export const isAvailable = (pod: Pod, minReadySeconds: number, now: number): boolean =>
  isReady(pod) && (minReadySeconds === 0 || now >= readySince(pod) + minReadySeconds * 1000);

export const isActive = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined && status.phase !== 'Succeeded' && status.phase !== 'Failed';

const phases: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

/** Which of two pods is given up first: unassigned, pending, not ready, ready for less time, restarted more, younger. */
export function compareForDeletion(a: Pod, b: Pod): number {
  const assigned = Number(Boolean(a.spec.nodeName)) - Number(Boolean(b.spec.nodeName));
  if (assigned) return assigned;
  const phase = (phases[a.status.phase ?? ''] ?? 0) - (phases[b.status.phase ?? ''] ?? 0);
  if (phase) return phase;
  const ready = Number(isReady(a)) - Number(isReady(b));
  if (ready) return ready;
  if (isReady(a) && readySince(a) !== readySince(b)) return readySince(b) - readySince(a);
  const restarts = restartsOf(b) - restartsOf(a);
  if (restarts) return restarts;
  return timeOf(b.metadata.creationTimestamp) - timeOf(a.metadata.creationTimestamp);
}

export const restartsOf = ({ status }: Pod): number =>
  Math.max(0, ...(status.containerStatuses ?? []).map(({ restartCount }) => restartCount));
