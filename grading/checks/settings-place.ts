import type { Evidence } from '../evidence';
import type { Place } from '../place';
import { serviceLine } from './service-line';

/** Where the settings of the container stand: in the answer's script with docker run, or in its service of the Compose file. */
export function settingsPlace({ scenario, files, stack }: Evidence, option: RegExp): Place {
  if (stack?.role !== undefined) {
    const service = stack.seen.roles[stack.role]?.[0]?.service ?? stack.role;
    return { file: stack.file, line: serviceLine(stack, service, option) };
  }
  const { script } = scenario;
  if (script === undefined) return { file: 'Dockerfile', line: null };
  const rows = (files[script] ?? '').split('\n');
  const at = rows.findIndex((row) => option.test(row));
  const run = rows.findIndex((row) => /docker run/.test(row));
  return { file: script, line: at >= 0 ? at + 1 : run >= 0 ? run + 1 : null };
}
