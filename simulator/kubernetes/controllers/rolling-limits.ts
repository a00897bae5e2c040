import type { Deployment, IntOrString } from '../api/objects';

/** A share of the replicas: percentages are rounded up for the surge, down for what may be missing. */
export function shareOf(value: IntOrString | undefined, replicas: number, up: boolean): number {
  if (typeof value === 'number') return value;
  const part = (Number.parseInt(value ?? '0', 10) * replicas) / 100;
  return up ? Math.ceil(part) : Math.floor(part);
}

export function limitsOf({ spec }: Deployment): { readonly surge: number; readonly unavailable: number } {
  const { type, rollingUpdate } = spec.strategy;
  if (type !== 'RollingUpdate') return { surge: 0, unavailable: spec.replicas };
  const surge = shareOf(rollingUpdate?.maxSurge, spec.replicas, true);
  const unavailable = Math.min(shareOf(rollingUpdate?.maxUnavailable, spec.replicas, false), spec.replicas);
  // Both rounded to nothing would get nowhere.
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}
