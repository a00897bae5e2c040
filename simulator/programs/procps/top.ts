import { Errno } from '../../kernel/errno';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { print } from '../stdio';
import { commandLine, commandName } from './process-text';
import { processView } from './view';

const mib = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1).padStart(8);

function screen(sys: Syscalls, full: boolean, last: ReadonlyMap<number, number>, since: number): string {
  const view = processView(sys);
  const rows = [...sys.processes()].sort(
    (a, b) => b.cpu - (last.get(b.pid) ?? 0) - (a.cpu - (last.get(a.pid) ?? 0)) || a.pid - b.pid,
  );
  const count = (states: string): number => rows.filter((p) => states.includes(p.state)).length;
  const now = new Date(view.now).toISOString().slice(11, 19);
  const used = rows.reduce((sum, p) => sum + p.rss, 0);
  let out = `top - ${now} up 0 min,  0 user,  load average: 0.00, 0.00, 0.00
Tasks: ${String(rows.length).padStart(3)} total, ${String(count('R')).padStart(3)} running, ${String(count('SDI')).padStart(3)} sleeping, ${String(count('T')).padStart(3)} stopped, ${String(count('Z')).padStart(3)} zombie
%Cpu(s):  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st 
MiB Mem : ${mib(view.memory)} total, ${mib(view.memory - used)} free, ${mib(used)} used, ${mib(0)} buff/cache     
MiB Swap: ${mib(0)} total, ${mib(0)} free, ${mib(0)} used. ${mib(view.memory - used)} avail Mem 

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
`;
  for (const p of rows) {
    const spent = Math.max(view.now - since, 1);
    const cpu = Math.min(((p.cpu - (last.get(p.pid) ?? 0)) / spent) * 100, 200).toFixed(1);
    const seconds = p.cpu / 1000;
    const time = `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, '0')}`;
    const kb = (bytes: number): string => String(Math.round(bytes / 1024));
    out += `${String(p.pid).padStart(7)} ${view.user(p.uid).slice(0, 8).padEnd(8)} ${String(20 + p.nice).padStart(3)} ${String(p.nice).padStart(3)} ${kb(p.vsz).padStart(7)} ${kb(p.rss).padStart(6)} ${kb(p.rss / 2).padStart(6)} ${p.state} ${cpu.padStart(5)} ${((p.rss / view.memory) * 100).toFixed(1).padStart(5)} ${time.padStart(9)} ${full ? commandLine(p) : commandName(p)}\n`;
  }
  return out;
}

/** top(1): -b -n N -d S -c; on a terminal it redraws until q. */
export const top: Program = function* (sys, argv) {
  const flags = argv.slice(1).join(' ');
  const batch = /(^| )-?\w*b/.test(flags) || !sys.isatty(0);
  const rounds = Number(/n\s*(\d+)/.exec(flags)?.[1] ?? Number.POSITIVE_INFINITY);
  const delay = Number(/d\s*([\d.]+)/.exec(flags)?.[1] ?? 3) * 1000;
  const full = /(^| )-\w*c/.test(flags);
  if (!batch) sys.tcsetattr(0, { canonical: false, echo: false });
  let last = new Map<number, number>();
  let since = sys.processes().reduce((least, p) => Math.min(least, p.startedAt), sys.now());
  try {
    for (let round = 0; round < rounds; round++) {
      yield* sys.compute(3);
      const text = screen(sys, full, last, since);
      if (batch) yield* print(sys, `${round ? '\n' : ''}${text}`);
      else
        yield* print(
          sys,
          `\x1b[H\x1b[J${text
            .split('\n')
            .slice(0, sys.windowSize(1).rows - 1)
            .map((line) => line.slice(0, sys.windowSize(1).columns))
            .join('\n')}`,
        );
      last = new Map(sys.processes().map((p) => [p.pid, p.cpu]));
      since = sys.now();
      if (round + 1 < rounds && (yield* pausedByKey(sys, batch, delay))) break;
    }
  } finally {
    if (!batch) sys.tcsetattr(0, { canonical: true, echo: true });
  }
  if (!batch) yield* print(sys, '\n');
  return 0;
};

/** Waits for the next round; true when q was typed. */
function* pausedByKey(sys: Syscalls, batch: boolean, delay: number): Run<boolean> {
  try {
    if (batch) yield* sys.sleep(delay);
    else if ((yield* sys.poll([{ fd: 0, read: true }], sys.now() + delay)).length > 0)
      return /q|^$/.test(yield* sys.read(0, 16));
  } catch (e) {
    if (!(e instanceof Errno)) throw e;
  }
  return false;
}
