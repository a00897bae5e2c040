import { type Chosen, choose, readFormat } from './columns';

/** A wrong command line: ps prints the text and its usage. */
export class PsError extends Error {}

export interface PsOptions {
  format: Chosen[];
  all: boolean;
  /** BSD a and x; UNIX -a and -d. */
  bsdAll: boolean;
  bsdNoTty: boolean;
  unixWithTty: boolean;
  unixNotLeaders: boolean;
  /** A row is shown when any of these holds. */
  pids: number[];
  parents: number[];
  commands: string[];
  users: string[];
  groups: string[];
  sessions: number[];
  ttys: string[];
  deselect: boolean;
  bsd: boolean;
  headers: boolean;
  wide: boolean;
  forest: boolean;
  indent: boolean;
  sort: string[];
  quick: boolean;
  /** --help, --version */
  say?: 'help' | 'version';
}

const formats: Readonly<Record<string, string>> = {
  unix: 'pid,tname,time,ucmd',
  bsd: 'pid,tname,stat,bsdtime,args',
  u: 'user,pid,pcpu,pmem,vsz,rss,tname,stat,bsdstart,bsdtime,args',
  f: 'userUid,pid,ppid,c,stime,tname,time,cmd',
  l: 'f,s,uid,pid,ppid,c,oprio,ni,addr,sz,wchan,tname,time,ucmd',
  F: 'userUid,pid,ppid,c,sz,rss,psr,stime,tname,time,cmd',
  j: 'pid,pgid,sid,tname,time,ucmd',
  bj: 'ppid,pid,pgid,sid,tname,tpgid,stat,uid,bsdtime,args',
  bl: 'f,uid,pid,ppid,priority,ni,vsz,rss,wchan,stat,tname,bsdtime,args',
  Lf: 'userUid,pid,ppid,lwp,c,nlwp,stime,tname,time,cmd',
  L: 'pid,lwp,tname,time,ucmd',
  T: 'pid,spid,tname,time,ucmd',
  v: 'pid,tname,stat,bsdtime,rss,pmem,args',
  Z: 'label,pid,tname,time,ucmd',
};

/** Letters whose lists go by another key. */
const letters: Readonly<Record<string, string>> = { C: 'command', U: 'u', G: 'group' };

const words = (text: string): string[] => text.split(/[,\s]+/).filter(Boolean);

function pidsOf(text: string): number[] {
  return words(text).map((word) => {
    if (!/^\d+$/.test(word)) throw new PsError('process ID list syntax error');
    return Number(word);
  });
}

export function readPsOptions(args: readonly string[]): PsOptions {
  const o: PsOptions = {
    format: [],
    all: false,
    bsdAll: false,
    bsdNoTty: false,
    unixWithTty: false,
    unixNotLeaders: false,
    pids: [],
    parents: [],
    commands: [],
    users: [],
    groups: [],
    sessions: [],
    ttys: [],
    deselect: false,
    bsd: false,
    headers: true,
    wide: false,
    forest: false,
    indent: false,
    sort: [],
    quick: false,
  };
  let style = '';
  const queue = [...args];
  const value = (attached: string, missing: string): string => {
    const given = attached !== '' ? attached : queue.shift();
    if (given === undefined) throw new PsError(missing);
    return given;
  };
  const select: Record<string, (text: string) => void> = {
    p: (t) => o.pids.push(...pidsOf(t)),
    q: (t) => {
      o.pids.push(...pidsOf(t));
      o.quick = true;
    },
    command: (t) => o.commands.push(...words(t)),
    u: (t) => o.users.push(...words(t)),
    group: (t) => o.groups.push(...words(t)),
    g: (t) => o.sessions.push(...pidsOf(t)),
    s: (t) => o.sessions.push(...pidsOf(t)),
    t: (t) => o.ttys.push(...words(t)),
    o: (t) => o.format.push(...readFormat(t)),
    k: (t) => o.sort.push(...words(t)),
  };
  const long: Record<string, string> = {
    pid: 'p',
    'quick-pid': 'q',
    user: 'u',
    User: 'u',
    group: 'group',
    Group: 'group',
    sid: 's',
    tty: 't',
    format: 'o',
    sort: 'k',
  };

  const unix = (cluster: string): unknown => {
    for (let i = 0; i < cluster.length; i++) {
      const c = cluster[i] ?? '';
      const rest = cluster.slice(i + 1);
      if ('pqCuUGgsto'.includes(c))
        return select[letters[c] ?? c]?.(
          value(
            rest,
            `list of ${c === 'p' || c === 'q' ? 'process IDs' : c === 'o' ? 'format specifiers' : 'names'} must follow -${c}`,
          ),
        );
      if (c === 'e' || c === 'A') o.all = true;
      else if (c === 'a') o.unixWithTty = true;
      else if (c === 'd') o.unixNotLeaders = true;
      else if (c === 'f') style = style === 'L' ? 'Lf' : 'f';
      else if (c === 'L') style = style === 'f' ? 'Lf' : 'L';
      else if ('lFjTZ'.includes(c)) style = c;
      else if (c === 'H') o.indent = true;
      else if (c === 'N') o.deselect = true;
      else if (c === 'w') o.wide = true;
      else if (c === 'V') o.say = 'version';
      else if (!'cyMmP'.includes(c))
        throw new PsError(c === 'x' ? 'must set personality to get -x option' : 'unsupported SysV option');
    }
  };
  const bsd = (cluster: string): unknown => {
    o.bsd = true;
    for (let i = 0; i < cluster.length; i++) {
      const c = cluster[i] ?? '';
      const rest = cluster.slice(i + 1);
      if ('pqUtok'.includes(c)) return select[letters[c] ?? c]?.(value(rest, 'improper list'));
      if (c === 'a') o.bsdAll = true;
      else if (c === 'x') o.bsdNoTty = true;
      else if (c === 'A') o.all = true;
      else if ('uv'.includes(c)) style = c;
      else if ('jl'.includes(c)) style = `b${c}`;
      else if (c === 'f') o.forest = true;
      else if (c === 'w') o.wide = true;
      else if (c === 'h') o.headers = false;
      else if (c === 'V') o.say = 'version';
      else if (!'cenSTHrgLms'.includes(c)) throw new PsError('unsupported option (BSD syntax)');
    }
  };

  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word.startsWith('--')) {
      const [name = '', given] = word.slice(2).split(/=(.*)/s);
      if (name === 'forest') o.forest = true;
      else if (name === 'no-headers' || name === 'no-heading') o.headers = false;
      else if (name === 'headers' || name === 'heading') o.headers = true;
      else if (name === 'deselect') o.deselect = true;
      else if (name === 'help' || name === 'version') o.say = name;
      else if (name === 'ppid') o.parents.push(...pidsOf(value(given ?? '', 'list of process IDs must follow --ppid')));
      else if (long[name]) select[long[name]]?.(value(given ?? '', `list must follow --${name}`));
      else if (!['cols', 'columns', 'width', 'rows', 'lines', 'cumulative', 'context'].includes(name))
        throw new PsError('unknown gnu long option');
      else if (given === undefined && name !== 'cumulative' && name !== 'context') queue.shift();
    } else if (/^-[aux]*x[aux]*$/.test(word)) bsd(word.slice(1));
    else if (word.startsWith('-') && word !== '-') unix(word.slice(1));
    else if (/^\d+(,\d+)*$/.test(word)) {
      o.pids.push(...pidsOf(word));
      o.bsd = true;
    } else bsd(word);
  }
  if (o.quick && [o.commands, o.users, o.groups, o.sessions, o.ttys].some((list) => list.length > 0))
    throw new PsError('q/-q, --quick-pid conflicts with other selections');
  if (o.format.length === 0) o.format = (formats[style || (o.bsd ? 'bsd' : 'unix')] ?? '').split(',').map(choose);
  return o;
}
