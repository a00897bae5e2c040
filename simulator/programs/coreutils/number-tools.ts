import { command, Failure, requireOperands } from '../command';
import { quote } from '../quote';

function factors(value: number): number[] {
  const out: number[] = [];
  let left = value;
  for (let p = 2; p * p <= left; p++)
    while (left % p === 0) {
      out.push(p);
      left /= p;
    }
  return left > 1 ? [...out, left] : out;
}

export const factor = command(
  {
    name: 'factor',
    usage: '[OPTION] [NUMBER]...',
    about: 'Print the prime factors of each specified integer NUMBER.',
    options: 'h,exponents',
  },
  function* (io, _, words) {
    const numbers = [...words];
    if (words.length === 0)
      yield* io.eachFile([], function* (fd) {
        const lines = io.lines(fd);
        for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next())
          numbers.push(...line.split(/\s+/).filter(Boolean));
      });
    for (const word of numbers)
      if (/^\+?\d{1,15}$/.test(word)) yield* io.print(`${[`${Number(word)}:`, ...factors(Number(word))].join(' ')}\n`);
      else yield* io.fail(`${quote(word)} is not a valid positive integer`);
  },
);

const LETTERS = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** numfmt --to=iec, --to=si, --from=…: numbers with and without a unit. */
export const numfmt = command(
  {
    name: 'numfmt',
    usage: '[OPTION]... [NUMBER]...',
    about: 'Reformat NUMBER(s), or the numbers from standard input if none are specified.',
    options:
      'to= from= suffix= grouping padding= field= d=,delimiter header=? format= round= z,zero-terminated invalid= to-unit= from-unit=',
  },
  function* (io, options, words) {
    const [to, from] = [options.get('to') ?? 'none', options.get('from') ?? 'none'];
    const convert = (word: string): string => {
      const m = /^(-?[\d.]+)([KMGTPE]?)(i?)$/.exec(word);
      if (!m) throw new Failure(`invalid number: ${quote(word)}`, 2);
      const power = LETTERS.indexOf(m[2] ?? '');
      if (power > 0 && from === 'none')
        throw new Failure(`rejecting suffix in input: ${quote(word)} (consider using --from)`, 2);
      const value = Number(m[1]) * (from === 'si' || (from === 'auto' && !m[3]) ? 1000 : 1024) ** power;
      if (to === 'none') return `${value}${options.get('suffix') ?? ''}`;
      const base = to === 'si' ? 1000 : 1024;
      let [scaled, i] = [value, 0];
      while (Math.abs(scaled) >= base && i < LETTERS.length - 1) {
        scaled /= base;
        i += 1;
      }
      const shown =
        i === 0
          ? String(value)
          : scaled < 10
            ? (Math.ceil(scaled * 10 - 1e-9) / 10).toFixed(1)
            : String(Math.ceil(scaled - 1e-9));
      return `${shown}${to === 'si' && i === 1 ? 'k' : LETTERS[i]}${to === 'iec-i' && i > 0 ? 'i' : ''}${options.get('suffix') ?? ''}`;
    };
    const pad = Number(options.get('padding') ?? 0);
    const put = (text: string): string => (pad < 0 ? text.padEnd(-pad) : text.padStart(pad));
    for (const word of words) yield* io.print(`${put(convert(word))}\n`);
    if (words.length > 0) return;
    const field = Number(options.get('field') ?? 1);
    yield* io.eachFile([], function* (fd) {
      const lines = io.lines(fd);
      for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next()) {
        let at = 0;
        yield* io.print(`${line.replace(/\S+/g, (word) => (++at === field ? put(convert(word)) : word))}\n`);
      }
    });
  },
);

export const tsort = command(
  {
    name: 'tsort',
    usage: '[OPTION] [FILE]',
    about: 'Write totally ordered list consistent with the partial ordering in FILE.',
  },
  function* (io, _, files) {
    requireOperands(files, 0, 1);
    let text = '';
    yield* io.eachFile(files, function* (fd) {
      for (let chunk = yield* io.sys.read(fd, 65536); chunk !== ''; chunk = yield* io.sys.read(fd, 65536))
        text += chunk;
    });
    const words = text.split(/\s+/).filter(Boolean);
    if (words.length % 2) throw new Failure(`${files[0] ?? '-'}: input contains an odd number of tokens`);
    const after = new Map<string, string[]>(words.map((word) => [word, []]));
    const before = new Map<string, number>(words.map((word) => [word, 0]));
    for (let i = 0; i < words.length; i += 2) {
      const [a = '', b = ''] = [words[i], words[i + 1]];
      if (a === b) continue;
      after.get(a)?.push(b);
      before.set(b, (before.get(b) ?? 0) + 1);
    }
    const ready = [...before].filter(([, n]) => n === 0).map(([word]) => word);
    let done = 0;
    for (let word = ready.shift(); word !== undefined; word = ready.shift()) {
      done += 1;
      yield* io.print(`${word}\n`);
      for (const next of after.get(word) ?? []) {
        before.set(next, (before.get(next) ?? 1) - 1);
        if (before.get(next) === 0) ready.push(next);
      }
    }
    if (done < before.size) throw new Failure(`${files[0] ?? '-'}: input contains a loop:`);
  },
);
