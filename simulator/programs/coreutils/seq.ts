import { command, Failure, requireOperands, UsageError } from '../command';
import { formatNumber } from '../printf-format';
import { quote } from '../quote';

const places = (text: string): number => /\.(\d*)/.exec(text)?.[1]?.length ?? 0;

export const seq = command(
  {
    name: 'seq',
    usage: '[OPTION]... [FIRST [INCREMENT]] LAST',
    about: 'Print numbers from FIRST to LAST, in steps of INCREMENT.',
    options: 'f=,format s=,separator w,equal-width',
    obsolete: (words) => {
      const at = words.findIndex((word) => /^-?\.?\d/.test(word));
      return at < 0 || !words[at]?.startsWith('-') ? words : [...words.slice(0, at), '--', ...words.slice(at)];
    },
    inOrder: true,
  },
  function* (io, options, operands) {
    requireOperands(operands, 1, 3);
    for (const word of operands)
      if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(word))
        throw new UsageError(`invalid floating point argument: ${quote(word)}`);
    const [first = '1', step = '1', last = '1'] =
      operands.length === 1
        ? ['1', '1', ...operands]
        : operands.length === 2
          ? [operands[0], '1', operands[1]]
          : operands;
    if (Number(step) === 0) throw new UsageError(`invalid Zero increment value: ${quote(step)}`);
    const precision = Math.max(places(first), places(step));
    const format = options.get('f');
    if (format !== undefined && !/^([^%]|%%)*%[-+ 0#']*\d*(\.\d+)?[efgEFG]([^%]|%%)*$/.test(format))
      throw new Failure(`format ${quote(format)} has no %% directive`.replace('%%', '%'));
    const width = options.has('w')
      ? Math.max(Number(first).toFixed(precision).length, Number(last).toFixed(precision).length)
      : 0;
    const show = (value: number): string => {
      if (format !== undefined)
        return format.replace(/%%|%([-+ 0#']*)(\d*)(?:\.(\d+))?([efgEFG])/, (all, flags, w, p, letter) =>
          all === '%%'
            ? '%'
            : formatNumber(value, {
                flags,
                width: Number(w || 0),
                precision: p === undefined ? undefined : Number(p),
                letter,
              }),
        );
      const text = value.toFixed(precision);
      return text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0');
    };
    const separator = options.get('s') ?? '\n';
    let started = false;
    const scale = 10 ** precision;
    const [from, by, to] = [Math.round(Number(first) * scale), Math.round(Number(step) * scale), Number(last) * scale];
    for (let n = from; by > 0 ? n <= to : n >= to; n += by) {
      yield* io.print((started ? separator : '') + show(n / scale));
      started = true;
      yield* io.sys.tick(0.0002);
    }
    if (started) yield* io.print('\n');
  },
);
