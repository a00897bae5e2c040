import type { ProcInfo, Program, Run, Syscalls } from '../../kernel/syscalls';
import { groupId, userId } from '../accounts';
import { print, printError } from '../stdio';
import { columns, UnknownColumn } from './columns';
import { forest } from './forest';
import { PsError, type PsOptions, readPsOptions } from './ps-options';
import { processTable } from './table';
import { processView } from './view';

const USAGE = `
Usage:
 ps [options]

 Try 'ps --help <simple|list|output|threads|misc|all>'
  or 'ps --help <s|l|o|t|m|a>'
 for additional help text.

For more details see ps(1).
`;

/** ps(1) of procps-ng 4.0.4. */
export const ps: Program = function* (sys, argv) {
  let options: PsOptions;
  try {
    options = readPsOptions(argv.slice(1));
  } catch (e) {
    if (e instanceof UnknownColumn) return yield* refuse(sys, `unknown user-defined format specifier "${e.message}"`);
    if (e instanceof PsError) return yield* refuse(sys, e.message);
    throw e;
  }
  if (options.say === 'version') yield* print(sys, 'ps from procps-ng 4.0.4\n');
  if (options.say === 'help') yield* print(sys, USAGE);
  if (options.say) return 0;
  yield* sys.compute(4);
  const rows = select(sys, options);
  const view = processView(sys);
  for (const key of options.sort.toReversed()) {
    const column = columns[key.replace(/^[-+]/, '')];
    if (!column) return yield* refuse(sys, 'unknown sort specifier');
    const sign = key.startsWith('-') ? -1 : 1;
    rows.sort(
      (a, b) =>
        sign *
        (column.key
          ? column.key(a, view) - column.key(b, view)
          : column.text(a, view) < column.text(b, view)
            ? -1
            : column.text(a, view) > column.text(b, view)
              ? 1
              : 0),
    );
  }
  const placed =
    options.forest || options.indent ? forest(rows, options.forest) : rows.map((row) => ({ row, prefix: '' }));
  const prefixes = new Map(placed.map(({ row, prefix }) => [row.pid, prefix]));
  const width = sys.isatty(1) && !options.wide ? sys.windowSize(1).columns : Number.POSITIVE_INFINITY;
  yield* print(
    sys,
    processTable(
      placed.map(({ row }) => row),
      options.format,
      view,
      { headers: options.headers, width, prefix: (p) => prefixes.get(p.pid) ?? '' },
    ),
  );
  return rows.length > 0 ? 0 : 1;
};

function* refuse(sys: Syscalls, message: string): Run {
  yield* printError(sys, `error: ${message}\n${USAGE}`);
  return 1;
}

function select(sys: Syscalls, o: PsOptions): ProcInfo[] {
  const all = sys.processes();
  const me = all.find((p) => p.pid === sys.pid);
  const mine = (p: ProcInfo): boolean => p.uid === sys.credentials().uid;
  const users = o.users.map((name) => userId(sys, name));
  const groups = o.groups.map((name) => groupId(sys, name));
  const listed =
    o.pids.length +
      o.parents.length +
      o.commands.length +
      users.length +
      groups.length +
      o.sessions.length +
      o.ttys.length >
    0;
  const inLists = (p: ProcInfo): boolean =>
    o.pids.includes(p.pid) ||
    o.parents.includes(p.ppid) ||
    o.commands.includes(p.comm) ||
    users.includes(p.uid) ||
    groups.includes(p.gid) ||
    o.sessions.includes(p.sid) ||
    (p.tty !== undefined && o.ttys.some((t) => t.replace(/^\/dev\//, '') === p.tty));
  const bySimple = (p: ProcInfo): boolean => {
    if (o.unixWithTty && p.tty !== undefined && p.pid !== p.sid) return true;
    if (o.unixNotLeaders && p.pid !== p.sid) return true;
    return o.bsd && (o.bsdAll || mine(p)) && (o.bsdNoTty || p.tty !== undefined);
  };
  const keep = (p: ProcInfo): boolean => {
    if (o.all) return true;
    if (listed) return inLists(p) || ((o.bsdAll || o.bsdNoTty || o.unixWithTty || o.unixNotLeaders) && bySimple(p));
    if (o.bsd || o.unixWithTty || o.unixNotLeaders) return bySimple(p);
    return mine(p) && p.tty === me?.tty;
  };
  return all.filter((p) => keep(p) !== o.deselect).sort((a, b) => a.pid - b.pid);
}
