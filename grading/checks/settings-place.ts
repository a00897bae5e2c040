import type { Evidence } from '../evidence';
import type { Place } from '../explain/command-place';

/** Where the options of docker run stand: the answer's script, and its line that mentions `option`. */
export function settingsPlace({ scenario, files }: Evidence, option: RegExp): Place {
  const { script } = scenario;
  if (script === undefined) return { file: 'Dockerfile', line: null };
  const rows = (files[script] ?? '').split('\n');
  const at = rows.findIndex((row) => option.test(row));
  const run = rows.findIndex((row) => /docker run/.test(row));
  return { file: script, line: at >= 0 ? at + 1 : run >= 0 ? run + 1 : null };
}
