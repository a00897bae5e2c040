import type { Evidence } from '../evidence';

/** File and line of the answer's stack file or manifest that says `what`; without a line where nothing does. */
export function stackLine({ scenario, files, stack }: Evidence, what: RegExp): [string | null, number | null] {
  const file = stack?.file ?? scenario.swarm?.stack;
  if (file === undefined) return [null, null];
  const at = ((stack?.files ?? files)[file] ?? '').split('\n').findIndex((row) => what.test(row));
  return [file, at < 0 ? null : at + 1];
}
