/** ms: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy */
const FIRST = 10_000;
const LONGEST = 300_000;

export interface BackOff {
  backoff: number;
  backoffAt: number;
}

/** After an end at `endedAt`: the time until which to wait, which is at once the first time. Ten quiet minutes forget it all. */
export function waitAfter(state: BackOff, endedAt: number): number {
  if (state.backoff > 0 && endedAt - state.backoffAt > 2 * LONGEST) state.backoff = 0;
  return state.backoff === 0 ? endedAt : endedAt + state.backoff;
}

/** A new attempt is made: the next wait will be longer. */
export function lengthen(state: BackOff, now: number): void {
  state.backoff = state.backoff === 0 ? FIRST : Math.min(state.backoff * 2, LONGEST);
  state.backoffAt = now;
}

/** As the kubelet's messages write a wait: `10s`, `2m40s`. */
export function shownWait(ms: number): string {
  const seconds = ms / 1000;
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
