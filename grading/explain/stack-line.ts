import type { Evidence } from '../evidence';

/** File and line of the answer's stack file that says `what`; without a line where nothing does. */
export function stackLine({ scenario, files }: Evidence, what: RegExp): [string | null, number | null] {
  const { stack } = scenario.swarm ?? {};
  if (stack === undefined) return [null, null];
  const at = (files[stack] ?? '').split('\n').findIndex((row) => what.test(row));
  return [stack, at < 0 ? null : at + 1];
}
