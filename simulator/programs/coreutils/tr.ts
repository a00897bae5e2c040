import { command, Failure, requireOperands, UsageError } from '../command';
import { quote, quoteAlways } from '../quote';
import { CHUNK } from '../stdio';

const classes: Record<string, RegExp> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /[\t-\r ]/,
  blank: /[\t ]/,
  punct: /[!-/:-@[-`{-~]/,
  cntrl: /[\x00-\x1f\x7f]/,
  print: /[ -~]/,
  graph: /[!-~]/,
  xdigit: /[0-9A-Fa-f]/,
};
const every = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
const escapes: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\' };

/** A SET as the list of its bytes; `[c*]` fills up to `length`. */
function expand(set: string, length = 0): string[] {
  const out: string[] = [];
  const unit =
    /^(?:\[:(\w+):\]|\[=(.)=\]|\[(.)\*(\d*)\]|(\\[0-7]{1,3}|\\[\s\S]|[\s\S])(?:-(\\[0-7]{1,3}|\\[\s\S]|[\s\S]))?)/;
  const one = (text: string): string => {
    if (text.length < 2) return text;
    if (/^\\[0-7]/.test(text)) return String.fromCharCode(Number.parseInt(text.slice(1), 8) & 255);
    return escapes[text[1] ?? ''] ?? text[1] ?? '';
  };
  let fill: { at: number; c: string } | undefined;
  for (let rest = set; rest !== ''; ) {
    const m = unit.exec(rest);
    if (!m) break;
    const [all, name, equal, repeated, times, from = '', to] = m;
    rest = rest.slice(all.length);
    if (name !== undefined) {
      const members = classes[name];
      if (!members) throw new Failure(`invalid character class ${quote(name)}`);
      out.push(...every.filter((c) => members.test(c)));
    } else if (equal !== undefined) out.push(equal);
    else if (repeated !== undefined) {
      if (times) out.push(...repeated.repeat(Number.parseInt(times, times.startsWith('0') ? 8 : 10)));
      else fill = { at: out.length, c: repeated };
    } else if (to === undefined) out.push(one(from));
    else {
      const [low, high] = [one(from).charCodeAt(0), one(to).charCodeAt(0)];
      if (low > high) throw new Failure(`range-endpoints of '${from}-${to}' are in reverse collating sequence order`);
      out.push(...every.slice(low, high + 1));
    }
  }
  if (fill) out.splice(fill.at, 0, ...fill.c.repeat(Math.max(length - out.length, 0)));
  return out;
}

export const tr = command(
  {
    name: 'tr',
    usage: '[OPTION]... STRING1 [STRING2]',
    about: 'Translate, squeeze, and/or delete characters from standard input, writing to standard output.',
    options: 'c,complement C d,delete s,squeeze-repeats t,truncate-set1',
    inOrder: true,
  },
  function* (io, options, sets) {
    const { sys } = io;
    const [deletes, squeezes] = [options.has('d'), options.has('s')];
    requireOperands(sets, 1);
    if (sets.length < 2 && deletes === squeezes)
      throw new UsageError(
        `missing operand after ${quoteAlways(sets[0] ?? '')}\n${deletes ? 'Two strings must be given when both deleting and squeezing repeats.' : 'Two strings must be given when translating.'}`,
      );
    if (sets.length > (deletes && !squeezes ? 1 : 2))
      throw new UsageError(
        `extra operand ${quoteAlways(sets.at(-1) ?? '')}${deletes && !squeezes ? '\nOnly one string may be given when deleting without squeezing repeats.' : ''}`,
      );
    let first = expand(sets[0] ?? '');
    if (options.has('c', 'C')) first = every.filter((c) => !first.includes(c));
    const second = sets[1] === undefined ? [] : expand(sets[1], first.length);
    const translates = !deletes && sets.length === 2;
    if (translates && second.length === 0) throw new Failure('when not truncating set1, string2 must be non-empty');
    const map = new Map<string, string>();
    if (translates)
      for (const [i, c] of first.entries()) map.set(c, second[i] ?? (options.has('t') ? c : (second.at(-1) ?? c)));
    const gone = new Set(deletes ? first : []);
    const squeezed = new Set(squeezes ? (sets.length === 2 ? second : first) : []);
    let previous = '';
    for (let data = yield* sys.read(0, CHUNK); data !== ''; data = yield* sys.read(0, CHUNK)) {
      let out = '';
      for (const from of data) {
        if (gone.has(from)) continue;
        const c = map.get(from) ?? from;
        if (c !== previous || !squeezed.has(c)) out += c;
        previous = c;
      }
      yield* io.print(out);
    }
  },
);
