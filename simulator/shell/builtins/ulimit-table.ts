import type { Resource } from '../../kernel/resource-limit';

/** One row of `ulimit -a`: its letter, what it is called in the list and in errors, and how many units one step is. */
export interface LimitRow {
  readonly letter: string;
  readonly label: string;
  readonly resource: Resource | 'pipe';
  readonly step: number;
}

const KB = 1024;

// bash pads a name and its unit itself; the name is what its errors say.
const bash: readonly (readonly [
  letter: string,
  name: string,
  unit: string,
  resource: Resource | 'pipe',
  step: number,
])[] = [
  ['R', 'real-time non-blocking time', 'microseconds', 'rttime', 1],
  ['c', 'core file size', 'blocks', 'core', KB],
  ['d', 'data seg size', 'kbytes', 'data', KB],
  ['e', 'scheduling priority', '', 'nice', 1],
  ['f', 'file size', 'blocks', 'fsize', KB],
  ['i', 'pending signals', '', 'sigpending', 1],
  ['l', 'max locked memory', 'kbytes', 'memlock', KB],
  ['m', 'max memory size', 'kbytes', 'rss', KB],
  ['n', 'open files', '', 'nofile', 1],
  ['p', 'pipe size', '512 bytes', 'pipe', 512],
  ['q', 'POSIX message queues', 'bytes', 'msgqueue', 1],
  ['r', 'real-time priority', '', 'rtprio', 1],
  ['s', 'stack size', 'kbytes', 'stack', KB],
  ['t', 'cpu time', 'seconds', 'cpu', 1],
  ['u', 'max user processes', '', 'nproc', 1],
  ['v', 'virtual memory', 'kbytes', 'as', KB],
  ['x', 'file locks', '', 'locks', 1],
];

const dash: readonly LimitRow[] = [
  { letter: 't', label: 'time(seconds)', resource: 'cpu', step: 1 },
  { letter: 'f', label: 'file(blocks)', resource: 'fsize', step: 512 },
  { letter: 'd', label: 'data(kbytes)', resource: 'data', step: KB },
  { letter: 's', label: 'stack(kbytes)', resource: 'stack', step: KB },
  { letter: 'c', label: 'coredump(blocks)', resource: 'core', step: 512 },
  { letter: 'm', label: 'memory(kbytes)', resource: 'rss', step: KB },
  { letter: 'l', label: 'locked memory(kbytes)', resource: 'memlock', step: KB },
  { letter: 'p', label: 'process', resource: 'nproc', step: 1 },
  { letter: 'n', label: 'nofiles', resource: 'nofile', step: 1 },
  { letter: 'v', label: 'vmemory(kbytes)', resource: 'as', step: KB },
  { letter: 'w', label: 'locks', resource: 'locks', step: 1 },
  { letter: 'r', label: 'rtprio', resource: 'rtprio', step: 1 },
];

const busybox: readonly LimitRow[] = [
  { letter: 'c', label: 'core file size (blocks)', resource: 'core', step: 512 },
  { letter: 'd', label: 'data seg size (kb)', resource: 'data', step: KB },
  { letter: 'e', label: 'scheduling priority', resource: 'nice', step: 1 },
  { letter: 'f', label: 'file size (blocks)', resource: 'fsize', step: 512 },
  { letter: 'i', label: 'pending signals', resource: 'sigpending', step: 1 },
  { letter: 'l', label: 'max locked memory (kb)', resource: 'memlock', step: KB },
  { letter: 'm', label: 'max memory size (kb)', resource: 'rss', step: KB },
  { letter: 'n', label: 'open files', resource: 'nofile', step: 1 },
  { letter: 'q', label: 'POSIX message queues (bytes)', resource: 'msgqueue', step: 1 },
  { letter: 'r', label: 'real-time priority', resource: 'rtprio', step: 1 },
  { letter: 's', label: 'stack size (kb)', resource: 'stack', step: KB },
  { letter: 't', label: 'cpu time (seconds)', resource: 'cpu', step: 1 },
  { letter: 'u', label: 'max user processes', resource: 'nproc', step: 1 },
  { letter: 'v', label: 'virtual memory (kb)', resource: 'as', step: KB },
  { letter: 'x', label: 'file locks', resource: 'locks', step: 1 },
];

/** The label is the line's beginning, up to the value. */
export const limitRows: Readonly<Record<'bash' | 'dash' | 'ash', readonly LimitRow[]>> = {
  bash: bash.map(([letter, name, unit, resource, step]) => {
    const option = unit === '' ? `(-${letter})` : `(${unit}, -${letter})`;
    return { letter, label: `${name.padEnd(20)} ${option.padStart(19)}`, resource, step };
  }),
  dash: dash.map((row) => ({ ...row, label: row.label.padEnd(20) })),
  ash: busybox.map((row) => ({ ...row, label: `${row.label.padEnd(31)} (-${row.letter})` })),
};

export const bashName = (letter: string): string => bash.find(([own]) => own === letter)?.[1] ?? '';
