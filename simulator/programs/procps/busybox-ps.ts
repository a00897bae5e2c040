import type { ProcInfo, Program } from '../../kernel/syscalls';
import { BUSYBOX } from '../command';
import { print, printError } from '../stdio';
import { commandLine } from './process-text';
import { elapsedTime, shortTime } from './times';
import { processView } from './view';

interface Column {
  readonly header: string;
  readonly width: number;
  readonly text: (p: ProcInfo) => string;
}

/** busybox's ps: all processes, and -o with its own columns. */
export const busyboxPs: Program = function* (sys, argv) {
  const view = processView(sys);
  const args = (p: ProcInfo): string => (p.argv.length ? commandLine(p) : `[${p.comm}]`);
  const columns: Record<string, Column> = {
    pid: { header: 'PID', width: 5, text: (p) => String(p.pid).padStart(5) },
    ppid: { header: 'PPID', width: 5, text: (p) => String(p.ppid).padStart(5) },
    pgid: { header: 'PGID', width: 5, text: (p) => String(p.pgid).padStart(5) },
    sid: { header: 'SID', width: 5, text: (p) => String(p.sid).padStart(5) },
    user: { header: 'USER', width: 8, text: (p) => view.user(p.uid) },
    group: { header: 'GROUP', width: 8, text: (p) => view.group(p.gid) },
    comm: { header: 'COMMAND', width: 16, text: (p) => p.comm },
    args: { header: 'COMMAND', width: 256, text: args },
    stat: { header: 'STAT', width: 4, text: (p) => `${p.state}${p.nice > 0 ? 'N' : ''}` },
    time: { header: 'TIME', width: 6, text: (p) => shortTime(p.cpu).padStart(6) },
    etime: { header: 'ELAPSED', width: 7, text: (p) => elapsedTime(view.now - p.startedAt).padStart(7) },
    tty: { header: 'TT', width: 6, text: (p) => p.tty ?? '?' },
    vsz: { header: 'VSZ', width: 4, text: (p) => String(Math.round(p.vsz / 1024)) },
    rss: { header: 'RSS', width: 4, text: (p) => String(Math.round(p.rss / 1024)) },
    nice: { header: 'NI', width: 5, text: (p) => String(p.nice) },
  };
  const chosen: Column[] = [];
  for (let i = 1; i < argv.length; i++) {
    const word = argv[i] ?? '';
    const format = word === '-o' ? argv[++i] : word.startsWith('-o') ? word.slice(2) : undefined;
    if (format === undefined) continue;
    for (const item of format.split(',')) {
      const [name = '', header] = item.split('=');
      const column = columns[name];
      if (!column) {
        yield* printError(
          sys,
          `ps: bad -o argument '${name}', supported arguments: user,group,comm,args,pid,ppid,pgid,etime,nice,rgroup,ruser,time,tty,vsz,sid,stat,rss\n${BUSYBOX}\n\nUsage: ps [-o COL1,COL2=HEADER] [-T]\n\nShow list of processes\n\n\t-o COL1,COL2=HEADER\tSelect columns for display\n\t-T\t\t\tShow threads\n`,
        );
        return 1;
      }
      chosen.push(header === undefined ? column : { ...column, header });
    }
  }
  const table = chosen.length ? chosen : ['pid', 'user', 'time', 'args'].flatMap((name) => columns[name] ?? []);
  if (chosen.length === 0 && table[2]) table[2] = { ...table[2], width: 5, text: (p) => shortTime(p.cpu).padStart(5) };
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) =>
        i === cells.length - 1 ? cell : cell.slice(0, Math.max(table[i]?.width ?? 0, 5)).padEnd(table[i]?.width ?? 0),
      )
      .join(' ');
  yield* sys.compute(1);
  const rows = [...sys.processes()].sort((a, b) => a.pid - b.pid);
  yield* print(
    sys,
    [line(table.map(({ header }) => header)), ...rows.map((p) => line(table.map(({ text }) => text(p))))]
      .map((row) => `${row}\n`)
      .join(''),
  );
  return 0;
};
