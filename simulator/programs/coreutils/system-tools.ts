import { asErrno } from '../../kernel/errno';
import { command, Failure, requireOperands, UsageError } from '../command';
import { applyMode } from '../file-mode';
import { quote, quoteAlways } from '../quote';
import { humanSize, parseSize } from '../size';

export const sync = command(
  {
    name: 'sync',
    usage: '[OPTION] [FILE]...',
    about: 'Synchronize cached writes to persistent storage.',
    options: 'd,data f,file-system',
  },
  function* (io) {
    yield* io.sys.tick();
  },
);

export const tty = command(
  {
    name: 'tty',
    usage: '[OPTION]...',
    about: 'Print the file name of the terminal connected to standard input.',
    options: 's,silent,quiet',
    badUsage: 2,
  },
  function* (io, options) {
    const name = io.sys.ttyname(0);
    const path = name === undefined ? undefined : name.startsWith('/') ? name : `/dev/${name}`;
    if (!options.has('s')) yield* io.print(`${path ?? 'not a tty'}\n`);
    return path === undefined ? 1 : 0;
  },
);

export const stty = command(
  {
    name: 'stty',
    usage: '[SETTING]...',
    about: 'Print or change terminal characteristics.',
    options: 'a,all',
    inOrder: true,
    obsolete: (words) => (words[0] === '-a' ? words : ['--', ...words]),
  },
  function* (io, options, words) {
    const { sys } = io;
    if (!sys.isatty(0)) throw new Failure("'standard input': Inappropriate ioctl for device");
    const { rows, columns } = sys.windowSize(0);
    if (words.length === 0) {
      const t = sys.tcgetattr(0);
      const flag = (name: string, on: boolean): string => `${on ? '' : '-'}${name}`;
      yield* io.print(
        options.has('a')
          ? `speed 38400 baud; rows ${rows}; columns ${columns}; line = 0;\nintr = ^C; quit = ^\\; erase = ^?; kill = ^U; eof = ^D; susp = ^Z;\n${flag('opost', t.outputNewline)} ${flag('onlcr', t.outputNewline)}\n${flag('isig', t.signals)} ${flag('icanon', t.canonical)} ${flag('echo', t.echo)}\n`
          : 'speed 38400 baud; line = 0;\n',
      );
    }
    for (const word of words) {
      const on = !word.startsWith('-');
      const name = word.replace(/^-/, '');
      if (name === 'size') yield* io.print(`${rows} ${columns}\n`);
      else if (name === 'echo') sys.tcsetattr(0, { echo: on });
      else if (name === 'icanon') sys.tcsetattr(0, { canonical: on });
      else if (name === 'isig') sys.tcsetattr(0, { signals: on });
      else if (name === 'opost' || name === 'onlcr') sys.tcsetattr(0, { outputNewline: on });
      else if (name === 'raw' || name === 'cooked') {
        const cooked = (name === 'cooked') === on;
        sys.tcsetattr(0, { canonical: cooked, signals: cooked, outputNewline: cooked });
      } else if (name === 'sane') sys.tcsetattr(0, { canonical: true, echo: true, signals: true, outputNewline: true });
      else throw new Failure(`invalid argument ${quote(word)}`);
    }
  },
);

export const mkfifo = command(
  {
    name: 'mkfifo',
    usage: '[OPTION]... NAME...',
    about: 'Create named pipes (FIFOs) with the given NAMEs.',
    options: 'm=,mode',
  },
  function* (io, options, names) {
    requireOperands(names, 1);
    const text = options.get('m');
    const mode = text === undefined ? 0o666 : applyMode(text, 0o666, false, io.sys.umask());
    if (mode === undefined) throw new Failure('invalid mode');
    for (const name of names)
      try {
        io.sys.mkfifo(name, mode);
        if (text !== undefined) io.sys.chmod(name, mode);
      } catch (e) {
        yield* io.fail(`cannot create fifo ${quoteAlways(name)}: ${asErrno(e).message}`);
      }
  },
);

export const truncate = command(
  {
    name: 'truncate',
    usage: 'OPTION... FILE...',
    about: 'Shrink or extend the size of each FILE to the specified size.',
    options: 'c,no-create s=,size r=,reference',
  },
  function* (io, options, files) {
    const [text, model] = [options.get('s'), options.get('r')];
    if (text === undefined && model === undefined)
      throw new UsageError("you must specify either '--size' or '--reference'");
    if (files.length === 0) throw new UsageError('missing file operand');
    const m = /^([-+]?)(.*)$/.exec(text ?? '');
    const size = model === undefined ? parseSize(m?.[2] ?? '') : io.sys.stat(model).size;
    if (size === undefined) throw new Failure(`Invalid number: ${quote(text ?? '')}`);
    for (const file of files)
      try {
        if (!options.has('c')) io.sys.close(io.sys.open(file, ['write', 'create'], 0o666));
        const now = io.sys.stat(file).size;
        io.sys.truncate(file, m?.[1] === '+' ? now + size : m?.[1] === '-' ? Math.max(now - size, 0) : size);
      } catch (e) {
        yield* io.fail(`cannot open ${quoteAlways(file)} for writing: ${asErrno(e).message}`);
      }
  },
);

export const uptime = command(
  { name: 'uptime', usage: '[options]', options: 'p,pretty s,since', version: 'uptime from procps-ng 4.0.4' },
  function* (io, options) {
    const seconds = Math.floor(Number(io.sys.readFile('/proc/uptime').split(' ')[0]));
    const [days, hours, minutes] = [
      Math.floor(seconds / 86400),
      Math.floor(seconds / 3600) % 24,
      Math.floor(seconds / 60) % 60,
    ];
    const unit = (n: number, name: string): string[] => (n ? [`${n} ${name}${n === 1 ? '' : 's'}`] : []);
    if (options.has('p'))
      return yield* io.print(
        `up ${[...unit(days, 'day'), ...unit(hours, 'hour'), ...unit(minutes, 'minute')].join(', ') || '0 minutes'}\n`,
      );
    const now = new Date(io.sys.now()).toISOString();
    if (options.has('s'))
      return yield* io.print(
        `${new Date(io.sys.now() - seconds * 1000).toISOString().replace('T', ' ').slice(0, 19)}\n`,
      );
    const span = hours ? `${hours}:${String(minutes).padStart(2, '0')}` : `${minutes} min`;
    yield* io.print(
      ` ${now.slice(11, 19)} up ${days ? `${days} day${days > 1 ? 's' : ''}, ` : ''}${hours ? span.padStart(5) : span},  0 users,  load average: ${io.sys.readFile('/proc/loadavg').split(' ').slice(0, 3).join(', ')}\n`,
    );
  },
);

export const free = command(
  {
    name: 'free',
    usage: '[options]',
    options: 'b,bytes k,kibi m,mebi g,gibi h,human',
    version: 'free from procps-ng 4.0.4',
  },
  function* (io, options) {
    const table = new Map(
      [...io.sys.readFile('/proc/meminfo').matchAll(/^(\S+):\s+(\d+)/gm)].map(
        ([, name = '', kib]): [string, number] => [name, Number(kib) * 1024],
      ),
    );
    const of = (name: string): number => table.get(name) ?? 0;
    const unit = options.last('b', 'm', 'g', 'k') ?? 'k';
    const show = (bytes: number): string =>
      (options.has('h')
        ? human(bytes)
        : String(Math.floor(bytes / ({ b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[unit] ?? 1024)))
      ).padStart(12);
    const cache = of('Buffers') + of('Cached') + of('SReclaimable');
    const row = (name: string, values: readonly number[]): string => `${name.padEnd(8)}${values.map(show).join('')}\n`;
    yield* io.print(`${' '.repeat(15)}total        used        free      shared  buff/cache   available\n`);
    yield* io.print(
      row('Mem:', [
        of('MemTotal'),
        of('MemTotal') - of('MemAvailable'),
        of('MemFree'),
        of('Shmem'),
        cache,
        of('MemAvailable'),
      ]),
    );
    yield* io.print(row('Swap:', [of('SwapTotal'), of('SwapTotal') - of('SwapFree'), of('SwapFree')]));
  },
);

const human = (bytes: number): string => (bytes < 1024 ? `${bytes}B` : `${humanSize(bytes)}i`);
