import { command, requireOperands } from '../command';

const KERNEL = '6.18.5';

function processors(text: string): number {
  return text.split('\n').filter((line) => line.startsWith('processor')).length || 1;
}

export const nproc = command(
  {
    name: 'nproc',
    usage: '[OPTION]...',
    about: 'Print the number of processing units available to the current process.',
    options: 'all ignore=',
  },
  function* (io, options) {
    let count = 2;
    try {
      count = processors(io.sys.readFile('/proc/cpuinfo'));
    } catch {}
    yield* io.print(`${Math.max(1, count - Number(options.get('ignore') ?? 0))}\n`);
  },
);

function release(read: (path: string) => string): string {
  try {
    return /version (\S+)/.exec(read('/proc/version'))?.[1] ?? KERNEL;
  } catch {
    return KERNEL;
  }
}

export const uname = command(
  {
    name: 'uname',
    usage: '[OPTION]...',
    about: 'Print certain system information.',
    options:
      'a,all s,kernel-name n,nodename r,kernel-release v,kernel-version m,machine p,processor i,hardware-platform o,operating-system',
  },
  function* (io, options, words) {
    requireOperands(words, 0, 0);
    const all = options.has('a');
    const parts: readonly (readonly [string, string])[] = [
      ['s', 'Linux'],
      ['n', io.sys.hostname()],
      ['r', release((path) => io.sys.readFile(path))],
      ['v', '#1 SMP PREEMPT_DYNAMIC'],
      ['m', 'x86_64'],
      ['p', 'unknown'],
      ['i', 'unknown'],
      ['o', 'GNU/Linux'],
    ];
    const wanted = parts.filter(([key]) =>
      all ? !'pi'.includes(key) : options.list.length ? options.has(key) : key === 's',
    );
    yield* io.print(`${wanted.map(([, text]) => text).join(' ')}\n`);
  },
);

export const arch = command(
  { name: 'arch', usage: '[OPTION]...', about: 'Print machine architecture.' },
  function* (io) {
    yield* io.print('x86_64\n');
  },
);
