import { command } from './command';

const KNOWN = /^(xterm|screen|tmux|linux|vt100|vt220|ansi|rxvt)/;

/** clear(1), reset(1) */
export const clear = command({ name: 'clear', usage: '[options]', options: 'x T=' }, function* (io, options) {
  const term = options.get('T') ?? io.sys.env().get('TERM');
  if (!term) {
    yield* io.sys.write(2, 'TERM environment variable not set.\n');
    return 1;
  }
  if (!KNOWN.test(term)) {
    yield* io.sys.write(2, `'${term}': unknown terminal type.\n`);
    return 1;
  }
  yield* io.print('\x1b[H\x1b[2J\x1b[3J');
});

const SEQUENCES: Readonly<Record<string, string>> = {
  clear: '\x1b[H\x1b[2J\x1b[3J',
  bold: '\x1b[1m',
  smul: '\x1b[4m',
  rmul: '\x1b[24m',
  rev: '\x1b[7m',
  sgr0: '\x1b(B\x1b[m',
  civis: '\x1b[?25l',
  cnorm: '\x1b[?12l\x1b[?25h',
  el: '\x1b[K',
  home: '\x1b[H',
};

/** tput(1), for a terminal like xterm. */
export const tput = command(
  { name: 'tput', usage: '[options] [command]', options: 'T= S V x', inOrder: true, badUsage: 2 },
  function* (io, options, [name = '', first, second]) {
    const term = options.get('T') ?? io.sys.env().get('TERM');
    if (!term) {
      yield* io.warn('No value for $TERM and no -T specified');
      return 2;
    }
    if (!KNOWN.test(term)) {
      yield* io.warn(`unknown terminal "${term}"`);
      return 3;
    }
    const size = io.sys.isatty(1)
      ? io.sys.windowSize(1)
      : io.sys.isatty(2)
        ? io.sys.windowSize(2)
        : { columns: 80, rows: 24 };
    if (name === 'cols' || name === 'lines') yield* io.print(`${name === 'cols' ? size.columns : size.rows}\n`);
    else if (name === 'colors') yield* io.print(`${term.includes('256') ? 256 : 8}\n`);
    else if (name === 'setaf' || name === 'setab') yield* io.print(`\x1b[${name === 'setaf' ? 3 : 4}${first}m`);
    else if (name === 'cup') yield* io.print(`\x1b[${Number(first) + 1};${Number(second) + 1}H`);
    else if (name in SEQUENCES) yield* io.print(SEQUENCES[name] ?? '');
    else {
      yield* io.warn(`unknown terminfo capability '${name}'`);
      return 4;
    }
  },
);
