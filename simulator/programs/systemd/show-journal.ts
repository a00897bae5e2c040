import type { Run, Syscalls } from '../../kernel/syscalls';
import type { Options } from '../options';
import { print } from '../stdio';
import { type JournalEntry, journalPath, readJournal } from './journal';
import { unitName } from './unit-file';

const LEVELS = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (n: number): string => String(n).padStart(2, '0');

/** `Nov 27 01:42:04 host cron[71]: message`, or -o cat and short-iso. */
export function formatLine(entry: JournalEntry, host: string, format = 'short'): string {
  if (format === 'cat') return `${entry.message}\n`;
  const at = new Date(entry.time);
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  const stamp =
    format === 'short-iso'
      ? `${at.toISOString().slice(0, 19)}+00:00`
      : `${months[at.getUTCMonth()]} ${two(at.getUTCDate())} ${clock}`;
  return `${stamp} ${host} ${entry.identifier}[${entry.pid}]: ${entry.message}\n`;
}

function select(options: Options, entries: readonly JournalEntry[]): JournalEntry[] {
  const units = options.all('u').map(unitName);
  const identifiers = options.all('t');
  const level = options.get('p');
  const most =
    level === undefined ? 7 : /^\d$/.test(level) ? Number(level) : LEVELS.indexOf(level.replace(/^error$/, 'err'));
  const pattern = options.get('g');
  const wanted = pattern === undefined ? undefined : new RegExp(pattern, /[A-Z]/.test(pattern) ? '' : 'i');
  return entries.filter(
    (e) =>
      (units.length === 0 || units.includes(e.unit)) &&
      (identifiers.length === 0 || identifiers.includes(e.identifier)) &&
      e.priority <= most &&
      (!wanted || wanted.test(e.message)) &&
      !options.has('k'),
  );
}

export function* showJournal(sys: Syscalls, options: Options, entries: readonly JournalEntry[]): Run {
  const format = options.get('o') ?? 'short';
  const chosen = select(options, entries);
  const asked = options.get('n');
  const count = asked === 'all' ? Infinity : asked ? Number(asked) : options.has('n', 'f') ? 10 : Infinity;
  const last = count === Infinity ? chosen : chosen.slice(Math.max(chosen.length - count, 0));
  const shown = options.has('r') ? [...last].reverse() : last;
  const host = sys.hostname();
  if (shown.length === 0 && !options.has('q', 'f')) yield* print(sys, '-- No entries --\n');
  for (const entry of shown) yield* print(sys, formatLine(entry, host, format));
  return options.has('f') ? yield* follow(sys, options, chosen.length, format) : 0;
}

function* follow(sys: Syscalls, options: Options, from: number, format: string): Run {
  let seen = from;
  for (;;) {
    const there = readJournal(sys);
    if (there) yield* sys.waitFor([sys.changes(journalPath(sys))]);
    else yield* sys.sleep(1000);
    const chosen = select(options, readJournal(sys) ?? []);
    for (const entry of chosen.slice(seen)) yield* print(sys, formatLine(entry, sys.hostname(), format));
    seen = chosen.length;
  }
}
