import type { Proc } from '../kernel/proc';
import type { Sandbox } from './container';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';

type Column = readonly [title: string, value: (proc: Proc, engine: Engine) => string];

const clockTime = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
const cpuTime = (proc: Proc): string => new Date(Math.floor(proc.cpu)).toISOString().slice(11, 19);
const shortTime = (proc: Proc): string =>
  `${Math.floor(proc.cpu / 60_000)}:${String(Math.floor(proc.cpu / 1000) % 60).padStart(2, '0')}`;
const share = (proc: Proc, engine: Engine): number =>
  (proc.cpu / Math.max(engine.kernel.clock.now - proc.startedAt, 1)) * 100;
const tty = (proc: Proc): string => proc.tty?.name ?? '?';

const state = (proc: Proc): string => {
  const letter = proc.state === 'stopped' ? 'T' : proc.task?.state === 'ready' ? 'R' : 'S';
  return `${letter}${proc.sid === proc.pid ? 's' : ''}${proc.threads > 1 ? 'l' : ''}`;
};

const columns: Readonly<Record<string, Column>> = {
  uid: ['UID', userOf],
  user: ['USER', userOf],
  pid: ['PID', ({ pid }) => String(pid)],
  ppid: ['PPID', ({ parent }) => String(parent?.pid ?? 0)],
  pgid: ['PGID', ({ pgid }) => String(pgid)],
  sid: ['SID', ({ sid }) => String(sid)],
  c: ['C', (proc, engine) => String(Math.floor(share(proc, engine)))],
  stime: ['STIME', ({ startedAt }) => clockTime(startedAt)],
  start: ['START', ({ startedAt }) => clockTime(startedAt)],
  etime: [
    'ELAPSED',
    ({ startedAt }, engine) => new Date(engine.kernel.clock.now - startedAt).toISOString().slice(14, 19),
  ],
  tty: ['TTY', tty],
  tt: ['TT', tty],
  time: ['TIME', cpuTime],
  bsdtime: ['TIME', shortTime],
  cmd: ['CMD', ({ argv }) => argv.join(' ')],
  args: ['COMMAND', ({ argv }) => argv.join(' ')],
  command: ['COMMAND', ({ argv }) => argv.join(' ')],
  comm: ['COMMAND', ({ comm }) => comm],
  stat: ['STAT', state],
  s: ['S', (proc) => state(proc).charAt(0)],
  state: ['S', (proc) => state(proc).charAt(0)],
  '%cpu': ['%CPU', (proc, engine) => share(proc, engine).toFixed(1)],
  pcpu: ['%CPU', (proc, engine) => share(proc, engine).toFixed(1)],
  '%mem': ['%MEM', ({ rss }) => ((rss / 2 ** 32) * 100).toFixed(1)],
  pmem: ['%MEM', ({ rss }) => ((rss / 2 ** 32) * 100).toFixed(1)],
  vsz: ['VSZ', ({ rss }) => String(Math.floor((rss || 2 ** 21) / 512))],
  rss: ['RSS', ({ rss }) => String(Math.floor((rss || 2 ** 21) / 1024))],
  nlwp: ['NLWP', ({ threads }) => String(threads)],
};

/** The host's own names; ps shows a number where there is none. */
function userOf({ uid }: Proc, engine: Engine): string {
  const passwd = engine.host.mnt.resolve('/etc/passwd', { cwd: '/', enter: () => true }).inode?.data ?? '';
  const row = passwd.split('\n').find((line) => line.split(':')[2] === String(uid));
  return row?.split(':')[0] ?? String(uid);
}

const full = ['uid', 'pid', 'ppid', 'c', 'stime', 'tty', 'time', 'cmd'];
const bsd = ['user', 'pid', '%cpu', '%mem', 'vsz', 'rss', 'tty', 'stat', 'start', 'bsdtime', 'args'];

/** What `ps` on the host says about a container's processes, zombies left out: they are in no cgroup. */
export function processTable(engine: Engine, { cgroup }: Sandbox, options: readonly string[]): string[][] {
  const chosen = readOptions(options);
  const procs = [...cgroup.procs].filter(({ alive }) => alive).sort((a, b) => a.pid - b.pid);
  return [chosen.map(([title]) => title), ...procs.map((proc) => chosen.map(([, value]) => value(proc, engine)))];
}

function readOptions(options: readonly string[]): Column[] {
  const names: string[] = [];
  for (let i = 0; i < options.length; i++) {
    const option = options[i] ?? '';
    const inline = /^(?:-?o|--format=?)(.+)$/.exec(option)?.[1];
    if (option === '-o' || option === 'o' || option === '--format') names.push(...(options[++i] ?? '').split(/[ ,]+/));
    else if (inline && option !== '-o') names.push(...inline.split(/[ ,]+/));
    else if (/^-?a?u?x?w*$/.test(option) && option.includes('u')) names.push(...bsd);
  }
  const columnsOf = (name: string): Column => {
    const [key = '', title] = name.toLowerCase().split('=');
    const column = columns[key];
    if (!column) throw new DaemonError(`ps: error: unknown user-defined format specifier "${key}"`);
    return title === undefined ? column : [name.split('=')[1] ?? '', column[1]];
  };
  const wanted = (names.length > 0 ? names : full).map(columnsOf);
  if (!wanted.some(([title]) => title === 'PID')) throw new DaemonError("Couldn't find PID field in ps output");
  return wanted;
}
