import { utf8 } from '../../bytes';
import { command, Failure } from '../command';
import { quote } from '../quote';

const NAMED: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};
const ASCII =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
    ' ',
  );

/** One output type: how many bytes it takes, how wide a cell is, how it shows a value. */
interface Format {
  readonly size: number;
  readonly width: number;
  readonly show: (value: number) => string;
}

const octalByte = (c: number): string => c.toString(8).padStart(3, '0');
const character: Format = {
  size: 1,
  width: 4,
  show: (c) => NAMED[c] ?? (c < 32 || c > 126 ? octalByte(c) : String.fromCharCode(c)),
};
const named: Format = {
  size: 1,
  width: 4,
  show: (c) => ((c & 127) === 127 ? 'del' : (ASCII[c & 127] ?? String.fromCharCode(c & 127))),
};

function number(kind: string, size: number): Format {
  const bits = size * 8;
  if (kind === 'x') return { size, width: size * 2 + 1, show: (v) => v.toString(16).padStart(size * 2, '0') };
  const digits = Math.ceil(bits / 3);
  if (kind === 'o') return { size, width: digits + 1, show: (v) => v.toString(8).padStart(digits, '0') };
  const width = { 1: 4, 2: 6, 4: 11, 8: 21 }[size] ?? 11;
  if (kind === 'u') return { size, width, show: String };
  return {
    size,
    width: width + (size === 1 ? 1 : size === 2 ? 1 : 1),
    show: (v) => String(v >= 2 ** (bits - 1) ? v - 2 ** bits : v),
  };
}

const SIZES: Readonly<Record<string, number>> = { C: 1, S: 2, I: 4, L: 8 };

function formats(text: string): Format[] {
  const out: Format[] = [];
  let rest = text;
  while (rest !== '') {
    const m = /^([acdoux])(\d+|[CSIL])?/.exec(rest);
    if (!m) throw new Failure(`invalid character '${rest[0]}' in type string ${quote(text)}`);
    const [whole, kind = '', size] = m;
    if (kind === 'a') out.push(named);
    else if (kind === 'c') out.push(character);
    else out.push(number(kind, size === undefined ? 4 : (SIZES[size] ?? Number(size))));
    rest = rest.slice(whole.length);
  }
  return out;
}

const SHORT: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'o1',
  c: 'c',
  d: 'u2',
  i: 'dI',
  l: 'dL',
  o: 'o2',
  s: 'd2',
  x: 'x2',
};

/** `10`, `0x10`, `010`, `1k`. */
function offset(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const m = /^(0x[\da-f]+|\d+)([bkm]?)$/i.exec(text);
  if (!m) throw new Failure(`invalid argument ${quote(text)}`);
  const value = /^0[0-7]+$/.test(m[1] ?? '') ? Number.parseInt(m[1] ?? '', 8) : Number(m[1]);
  return value * ({ b: 512, k: 1024, m: 1024 ** 2 }[(m[2] ?? '').toLowerCase()] ?? 1);
}

/** od(1) */
export const od = command(
  {
    name: 'od',
    usage: '[OPTION]... [FILE]...',
    about: 'Write an unambiguous representation of FILE to standard output.',
    options: 'A=,address-radix N=,read-bytes j=,skip-bytes t=,format v,output-duplicates w=?,width a b c d i l o s x',
  },
  function* (io, options, files) {
    let data = '';
    yield* io.eachFile(files, function* (fd) {
      for (let chunk = yield* io.sys.read(fd, 65536); chunk !== ''; chunk = yield* io.sys.read(fd, 65536))
        data += chunk;
    });
    const skip = offset(options.get('j'), 0);
    const count = offset(options.get('N'), Number.POSITIVE_INFINITY);
    data = data.slice(skip, count === Infinity ? undefined : skip + count);
    const types = options.list.flatMap(([key, value]) =>
      key === 't' ? formats(value) : key in SHORT ? formats(SHORT[key] ?? '') : [],
    );
    const chosen = types.length ? types : formats('o2');
    const width = Number(options.get('w') || (options.has('w') ? 32 : 16));
    const radix = options.get('A') ?? 'o';
    const address = (at: number): string =>
      radix === 'n'
        ? ''
        : radix === 'd'
          ? String(at).padStart(7, '0')
          : at.toString(radix === 'x' ? 16 : 8).padStart(radix === 'x' ? 6 : 7, '0');
    // All types of one line take the room of the widest.
    const perByte = Math.max(...chosen.map((f) => f.width / f.size));
    let last: string | undefined;
    let starred = false;
    for (let at = 0; at < data.length; at += width) {
      const chunk = data.slice(at, at + width);
      if (chunk === last && !options.has('v') && at + width < data.length) {
        if (!starred) yield* io.print('*\n');
        starred = true;
        continue;
      }
      starred = false;
      last = chunk;
      for (const [i, format] of chosen.entries()) {
        let line = i === 0 ? address(skip + at) : ' '.repeat(address(0).length);
        for (let k = 0; k < chunk.length; k += format.size) {
          let value = 0;
          for (let b = format.size - 1; b >= 0; b--) value = value * 256 + (chunk.charCodeAt(k + b) || 0);
          line += format.show(value).padStart(perByte * format.size);
        }
        yield* io.print(utf8(`${line}\n`));
      }
    }
    if (radix !== 'n') yield* io.print(`${address(skip + data.length)}\n`);
  },
);
