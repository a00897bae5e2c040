import type { ProcInfo } from '../../kernel/syscalls';
import { commandLine, commandName, stateFlags } from './process-text';
import { clockTime, elapsedTime, longDate, shortTime, startTime } from './times';

export interface View {
  readonly now: number;
  /** Bytes. */
  readonly memory: number;
  user(uid: number): string;
  group(gid: number): string;
}

export interface Column {
  readonly header: string;
  readonly width: number;
  readonly right: boolean;
  text(p: ProcInfo, view: View): string;
  /** For --sort; by default the text. */
  key?(p: ProcInfo, view: View): number;
}

const kb = (bytes: number): number => Math.round(bytes / 1024);
const share = (p: ProcInfo, view: View): number => (p.cpu / Math.max(view.now - p.startedAt, 10)) * 100;

const number = (header: string, width: number, key: (p: ProcInfo, view: View) => number): Column => ({
  header,
  width,
  right: true,
  key,
  text: (p, view) => String(key(p, view)),
});
const left = (header: string, width: number, text: Column['text']): Column => ({ header, width, right: false, text });
const right = (header: string, width: number, text: Column['text'], key?: Column['key']): Column => ({
  header,
  width,
  right: true,
  text,
  ...(key && { key }),
});

/** A name that does not fit ends in a plus sign. */
const shorten = (name: string, width = 8): string => (name.length > width ? `${name.slice(0, width - 1)}+` : name);

const pid = number('PID', 7, (p) => p.pid);
const tty = (header: string): Column => left(header, 8, (p) => p.tty ?? '?');
const user = (header: string): Column => left(header, 8, (p, v) => shorten(v.user(p.uid)));
const group = (header: string): Column => left(header, 8, (p, v) => shorten(v.group(p.gid)));
const uid = number('UID', 5, (p) => p.uid);
const gid = number('GID', 5, (p) => p.gid);
const comm = (header: string): Column => left(header, 15, commandName);
const args = (header: string): Column => left(header, 27, commandLine);
const state = left('S', 1, (p) => p.state);
const time = right(
  'TIME',
  8,
  (p) => clockTime(p.cpu),
  (p) => p.cpu,
);
const pcpu = right(
  '%CPU',
  4,
  (p, v) => {
    const s = Math.min(share(p, v), 999);
    return s >= 99.95 ? s.toFixed(0) : s.toFixed(1);
  },
  share,
);
const pmem = right(
  '%MEM',
  4,
  (p, v) => ((p.rss / v.memory) * 100).toFixed(1),
  (p) => p.rss,
);
const nlwp = number('NLWP', 4, (p) => p.threads);
const cls = left('CLS', 3, () => 'TS');
const start = right(
  'STARTED',
  8,
  (p, v) => (v.now - p.startedAt < 86_400_000 ? clockTime(p.startedAt % 86_400_000) : startTime(p.startedAt, v.now)),
  (p) => p.startedAt,
);
const stime = right(
  'STIME',
  5,
  (p, v) => startTime(p.startedAt, v.now),
  (p) => p.startedAt,
);
const wchan = left('WCHAN', 6, (p) => (p.state === 'R' ? '-' : p.state === 'Z' ? '-' : 'do_wai'));

/** ps(1), STANDARD FORMAT SPECIFIERS. */
export const columns: Readonly<Record<string, Column>> = {
  pid,
  tgid: pid,
  ppid: number('PPID', 7, (p) => p.ppid),
  pgid: number('PGID', 7, (p) => p.pgid),
  pgrp: number('PGRP', 7, (p) => p.pgid),
  sid: number('SID', 7, (p) => p.sid),
  sess: number('SESS', 7, (p) => p.sid),
  session: number('SESS', 7, (p) => p.sid),
  tpgid: number('TPGID', 7, (p) => p.tpgid),
  lwp: number('LWP', 7, (p) => p.pid),
  spid: number('SPID', 7, (p) => p.pid),
  tid: number('TID', 7, (p) => p.pid),
  tty: tty('TT'),
  tt: tty('TT'),
  tname: tty('TTY'),
  user: user('USER'),
  euser: user('EUSER'),
  ruser: user('RUSER'),
  uname: user('USER'),
  fuser: user('FUSER'),
  suser: user('SUSER'),
  userUid: user('UID'),
  group: group('GROUP'),
  egroup: group('EGROUP'),
  rgroup: group('RGROUP'),
  uid,
  euid: { ...uid, header: 'EUID' },
  ruid: { ...uid, header: 'RUID' },
  gid,
  egid: { ...gid, header: 'EGID' },
  rgid: { ...gid, header: 'RGID' },
  comm: comm('COMMAND'),
  ucmd: comm('CMD'),
  ucomm: comm('COMMAND'),
  exe: comm('COMMAND'),
  args: args('COMMAND'),
  command: args('COMMAND'),
  cmd: args('CMD'),
  stat: left('STAT', 4, stateFlags),
  s: state,
  state,
  time,
  cputime: time,
  cputimes: number('TIME', 8, (p) => Math.floor(p.cpu / 1000)),
  bsdtime: right(
    'TIME',
    6,
    (p) => shortTime(p.cpu),
    (p) => p.cpu,
  ),
  etime: right(
    'ELAPSED',
    11,
    (p, v) => elapsedTime(v.now - p.startedAt),
    (p) => -p.startedAt,
  ),
  etimes: number('ELAPSED', 7, (p, v) => Math.floor((v.now - p.startedAt) / 1000)),
  start,
  stime,
  start_time: { ...stime, header: 'START' },
  bsdstart: { ...stime, header: 'START' },
  lstart: right(
    'STARTED',
    24,
    (p) => longDate(p.startedAt),
    (p) => p.startedAt,
  ),
  pcpu,
  '%cpu': pcpu,
  c: number('C', 2, (p, v) => Math.min(Math.floor(share(p, v)), 99)),
  pmem,
  '%mem': pmem,
  vsz: number('VSZ', 6, (p) => kb(p.vsz)),
  vsize: number('VSZ', 6, (p) => kb(p.vsz)),
  rss: number('RSS', 5, (p) => kb(p.rss)),
  rssize: number('RSS', 5, (p) => kb(p.rss)),
  rsz: number('RSZ', 5, (p) => kb(p.rss)),
  sz: number('SZ', 5, (p) => Math.round(p.vsz / 4096)),
  size: number('SIZE', 5, (p) => kb(p.rss)),
  ni: number('NI', 3, (p) => p.nice),
  nice: number('NI', 3, (p) => p.nice),
  pri: number('PRI', 3, (p) => 19 - p.nice),
  priority: number('PRI', 3, (p) => 20 + p.nice),
  oprio: number('PRI', 3, (p) => 80 + p.nice),
  nlwp,
  thcount: { ...nlwp, header: 'THCNT', width: 5 },
  psr: number('PSR', 3, (p) => p.pid % 2),
  f: number('F', 1, (p) => (p.uid === 0 ? 4 : 0)),
  addr: left('ADDR', 1, () => '-'),
  wchan,
  cls,
  class: cls,
  label: left('LABEL', 31, () => '-'),
};

const percent: Readonly<Record<string, string>> = {
  p: 'pid',
  P: 'ppid',
  r: 'pgid',
  y: 'tty',
  U: 'user',
  u: 'user',
  g: 'rgroup',
  G: 'group',
  c: 'comm',
  a: 'args',
  t: 'etime',
  x: 'time',
  C: 'pcpu',
  z: 'vsz',
  n: 'nice',
};

export interface Chosen {
  readonly name: string;
  readonly column: Column;
  readonly header: string;
  readonly width: number;
}

export class UnknownColumn extends Error {}

/** Reads one -o argument: `pid,args`, `user=WHO`, `comm:20`, `%p %a`. */
export function readFormat(text: string): Chosen[] {
  if (text.includes('%') && /%[a-zA-Z]( |$|%)/.test(text))
    return [...text.matchAll(/%([a-zA-Z])/g)].map((m) => choose(percent[m[1] ?? ''] ?? ''));
  const out: Chosen[] = [];
  for (let rest = text; rest !== ''; ) {
    const [, name = '', width, eq, header = ''] = /^([^,\s=:]+)(?::(\d+))?(?:(=)(.*))?/s.exec(rest) ?? [];
    if (name === '') throw new UnknownColumn(text);
    const chosen = choose(name);
    out.push({
      ...chosen,
      header: eq ? header : chosen.header,
      width: width ? Number(width) : eq ? Math.max(chosen.width, header.length) : chosen.width,
    });
    rest = eq ? '' : rest.slice(name.length + (width ? width.length + 1 : 0)).replace(/^[,\s]+/, '');
  }
  return out;
}

export function choose(name: string): Chosen {
  const column = columns[name];
  if (!column) throw new UnknownColumn(name);
  return { name, column, header: column.header, width: column.width };
}
