import type { Bytes } from '../../bytes';
import type { Run } from '../../kernel/syscalls';
import { command, Failure, type Stdio, UsageError } from '../command';
import { formatNumber, pad } from '../printf-format';
import { quote, quoteAlways } from '../quote';
import { expandEscapes } from './escapes';

/** strtol(3) and strtod(3) as printf(1) uses them: 10, 0x1f, 017, 'a, 1.5e3. */
function parseNumber(text: Bytes, real: boolean): { value: number | bigint; complaint?: string } {
  if (/^["']./.test(text)) return { value: text.charCodeAt(1) };
  const m = (
    real
      ? /^\s*[-+]?(?:0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|inf(?:inity)?|nan)/i
      : /^\s*[-+]?(?:0x[\da-f]+|\d+)/i
  ).exec(text);
  const shown = quoteAlways(text);
  if (!m) return { value: 0, ...(text === '' ? {} : { complaint: `${shown}: expected a numeric value` }) };
  const word = m[0].trim();
  const complaint = m[0].length < text.length ? { complaint: `${shown}: value not completely converted` } : {};
  if (real)
    return {
      value: /inf/i.test(word) ? (word.startsWith('-') ? -Infinity : Infinity) : Number(word.replace(/^\+/, '')),
      ...complaint,
    };
  const digits = word.replace(/^[-+]/, '');
  const octal = /^0[0-7]+$/.test(digits);
  const value = BigInt(octal ? `0o${digits}` : /^0\d/.test(digits) ? '0' : digits);
  return { value: word.startsWith('-') ? -value : value, ...complaint };
}

/** One pass over the format; takes its arguments from the front of `args`. */
function* once(io: Stdio, format: Bytes, args: Bytes[]): Run<'stop' | 'done'> {
  const pieces = format.matchAll(/%%|%([-+ 0#']*)(\*|\d+)?(?:\.(\*|-?\d*))?(?:hh|h|ll|l|L|q|j|z|t)?([\s\S])?|[^%]+/g);
  const number = function* (text: Bytes, real: boolean): Run<number | bigint> {
    const { value, complaint } = parseNumber(text, real);
    if (complaint) yield* io.fail(complaint);
    return value;
  };
  for (const [all, flagText = '', widthText, precisionText, letter = ''] of pieces) {
    if (all === '%%') yield* io.print('%');
    else if (!all.startsWith('%')) {
      const { text, stopped } = expandEscapes(all, true);
      yield* io.print(text);
      if (stopped) return 'stop';
    } else {
      let flags = flagText;
      let width = widthText === '*' ? Number(yield* number(args.shift() ?? '', false)) : Number(widthText ?? 0);
      if (width < 0) [flags, width] = [`${flags}-`, -width];
      const asked =
        precisionText === '*'
          ? Number(yield* number(args.shift() ?? '', false))
          : precisionText === undefined
            ? undefined
            : Number(precisionText);
      const precision = asked !== undefined && asked < 0 ? undefined : asked;
      const cut = (text: string): string => (precision === undefined ? text : text.slice(0, precision));
      if ('diouxXeEfFgG'.includes(letter) && letter !== '') {
        const value = yield* number(args.shift() ?? '', /[efg]/i.test(letter));
        yield* io.print(formatNumber(value, { flags, width, precision, letter }));
      } else if (letter === 's') yield* io.print(pad(cut(args.shift() ?? ''), flags, width, false));
      else if (letter === 'c') yield* io.print(pad((args.shift() ?? '').slice(0, 1), flags, width, false));
      else if (letter === 'q') yield* io.print(quoteAlways(args.shift() ?? ''));
      else if (letter === 'b') {
        const { text, stopped } = expandEscapes((args.shift() ?? '').replace(/\\([1-7])/g, '\\0$1'), false);
        yield* io.print(pad(cut(text), flags, width, false));
        if (stopped) return 'stop';
      } else throw new Failure(`${all}: invalid conversion specification`);
    }
  }
  return 'done';
}

export const printf = command(
  { name: 'printf', usage: 'FORMAT [ARGUMENT]...', about: 'Print ARGUMENT(s) according to FORMAT.', inOrder: true },
  function* (io, _options, [format, ...args]) {
    if (format === undefined) throw new UsageError('missing operand');
    do {
      const before = args.length;
      if ((yield* once(io, format, args)) === 'stop') break;
      if (args.length === before) {
        if (before) yield* io.warn(`warning: ignoring excess arguments, starting with ${quote(args[0] ?? '')}`);
        break;
      }
    } while (args.length);
  },
);
