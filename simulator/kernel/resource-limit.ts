import type { Proc } from './proc';

// setrlimit(2). nofile, nproc, fsize and cpu are held to; the others are kept and shown.

export type Resource =
  | 'cpu'
  | 'fsize'
  | 'data'
  | 'stack'
  | 'core'
  | 'rss'
  | 'nproc'
  | 'nofile'
  | 'memlock'
  | 'as'
  | 'locks'
  | 'sigpending'
  | 'msgqueue'
  | 'nice'
  | 'rtprio'
  | 'rttime';

/** In the unit of the resource: seconds, bytes, a count, rttime µs. Infinity: unlimited. */
export interface Limit {
  readonly soft: number;
  readonly hard: number;
}

export type Limits = ReadonlyMap<Resource, Limit>;

const both = (value: number): Limit => ({ soft: value, hard: value });
const unlimited = both(Infinity);

/** What dockerd, started with no limit of its own, hands on. In the order of /proc/PID/limits. */
export const defaultLimits: Limits = new Map<Resource, Limit>([
  ['cpu', unlimited],
  ['fsize', unlimited],
  ['data', unlimited],
  ['stack', { soft: 8_388_608, hard: Infinity }],
  ['core', { soft: 0, hard: Infinity }],
  ['rss', unlimited],
  ['nproc', unlimited],
  ['nofile', both(1_048_576)],
  ['memlock', both(8_388_608)],
  ['as', unlimited],
  ['locks', unlimited],
  ['sigpending', both(15_602)],
  ['msgqueue', both(819_200)],
  ['nice', both(0)],
  ['rtprio', both(0)],
  ['rttime', unlimited],
]);

const rows: Readonly<Record<Resource, readonly [name: string, unit: string]>> = {
  cpu: ['cpu time', 'seconds'],
  fsize: ['file size', 'bytes'],
  data: ['data size', 'bytes'],
  stack: ['stack size', 'bytes'],
  core: ['core file size', 'bytes'],
  rss: ['resident set', 'bytes'],
  nproc: ['processes', 'processes'],
  nofile: ['open files', 'files'],
  memlock: ['locked memory', 'bytes'],
  as: ['address space', 'bytes'],
  locks: ['file locks', 'locks'],
  sigpending: ['pending signals', 'signals'],
  msgqueue: ['msgqueue size', 'bytes'],
  nice: ['nice priority', ''],
  rtprio: ['realtime priority', ''],
  rttime: ['realtime timeout', 'us'],
};

const shown = (value: number): string => (value === Infinity ? 'unlimited' : String(value));

/** /proc/PID/limits */
export function limitsTable(limits: Limits): string {
  const row = (name: string, soft: string, hard: string, unit: string) =>
    `${name.padEnd(25)} ${soft.padEnd(20)} ${hard.padEnd(20)} ${unit === '' ? '' : unit.padEnd(10)}\n`;
  const lines = [...limits].map(([resource, { soft, hard }]) => {
    const [name, unit] = rows[resource];
    return row(`Max ${name}`, shown(soft), shown(hard), unit);
  });
  return [row('Limit', 'Soft Limit', 'Hard Limit', 'Units'), ...lines].join('');
}

export const softLimit = (proc: Proc, resource: Resource): number => proc.limits.get(resource)?.soft ?? Infinity;
