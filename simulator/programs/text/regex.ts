import type { Bytes } from '../../bytes';

/** A pattern that POSIX would refuse, in glibc's words. */
export class PatternError extends Error {}

export type Syntax = 'basic' | 'extended' | 'perl' | 'fixed' | 'awk';

const CLASSES: Record<string, string> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\t-\\r ',
  blank: '\\t ',
  punct: '!-\\/:-@\\[-`{-~',
  cntrl: '\\0-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
  xdigit: '0-9A-Fa-f',
};
const ESCAPES: Record<string, string> = {
  n: '\\n',
  t: '\\t',
  r: '\\r',
  f: '\\f',
  v: '\\v',
  a: '\\x07',
  w: '\\w',
  W: '\\W',
  s: '\\s',
  S: '\\S',
  b: '\\b',
  B: '\\B',
  '<': '\\b(?=\\w)',
  '>': '\\b(?<=\\w)',
  '`': '^',
  "'": '$',
};

const literal = (c: string): string => (/[\^$\\.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c === '\n' ? '\\n' : c);

/** The bracket expression at `at` (its `[`): JS source and where it ends. */
function bracket(text: Bytes, at: number, escapes: boolean): { source: string; end: number } {
  let i = at + 1;
  let out = '';
  const negated = text[i] === '^';
  if (negated) i++;
  for (let first = true; ; first = false) {
    const c = text[i];
    if (c === undefined) throw new PatternError('Unmatched [, [^, [:, [., or [=');
    if (c === ']' && !first) break;
    const named = /^\[([:.=])([\s\S]*?)\1\]/.exec(text.slice(i, i + 40));
    if (named) {
      const inner = named[2] ?? '';
      const members = named[1] === ':' ? CLASSES[inner] : literal(inner).replace('-', '\\-');
      if (members === undefined) throw new PatternError('Invalid character class name');
      out += members;
      i += named[0].length;
      continue;
    }
    const one = (): string => {
      const from = text[i++] ?? '';
      if (from !== '\\') return from;
      const next = text[i] ?? '';
      const value = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' }[next];
      if (value !== undefined) {
        i++;
        return value;
      }
      if (escapes && next !== '') {
        i++;
        return next;
      }
      return from;
    };
    const low = one();
    if (text[i] === '-' && text[i + 1] !== undefined && text[i + 1] !== ']') {
      i++;
      const high = one();
      if (low > high) throw new PatternError('Invalid range end');
      out += `${inClass(low)}-${inClass(high)}`;
    } else out += inClass(low);
  }
  return { source: out === '' ? '[^]' : `[${negated ? '^' : ''}${out}]`, end: i + 1 };
}
const inClass = (c: string): string => (/[\]\\^\-[]/.test(c) ? `\\${c}` : c === '\n' ? '\\n' : c);

/** JS source of a POSIX pattern. Alternation takes the first that matches, where POSIX would take the longest. */
export function translate(text: Bytes, syntax: 'basic' | 'extended' | 'awk'): string {
  const extended = syntax !== 'basic';
  let i = 0;
  let groups = 0;
  const closed = new Set<number>();
  const meta = (c: string): boolean => (extended ? text[i] === c : text[i] === '\\' && text[i + 1] === c);
  const step = extended ? 1 : 2;
  const alternation = (depth: number): string => {
    let out = sequence(depth);
    while (meta('|')) {
      i += step;
      out += `|${sequence(depth)}`;
    }
    return out;
  };
  const sequence = (depth: number): string => {
    let out = '';
    for (let first = true; i < text.length && !meta('|'); ) {
      if (meta(')')) {
        if (depth > 0) break;
        if (!extended) throw new PatternError('Unmatched ) or \\)');
        if (syntax === 'awk') throw new PatternError('Unmatched ) or \\)');
        i++;
        out += '\\)';
        first = false;
        continue;
      }
      const c = text[i] ?? '';
      if (c === '^' && (extended || first)) {
        out += '^';
        i++;
        continue;
      }
      if (c === '$' && (extended || i + 1 === text.length || /^\$\\[|)]/.test(text.slice(i, i + 3)))) {
        out += '$';
        i++;
        continue;
      }
      let atom = one(depth, first);
      for (let quantified = false; ; quantified = true) {
        const q = quantifier();
        if (q === undefined) break;
        atom = `${quantified || /^\\b|^[$^]$/.test(atom) ? `(?:${atom})` : atom}${q}`;
      }
      out += atom;
      first = false;
    }
    return out;
  };
  const one = (depth: number, first: boolean): string => {
    const c = text[i] ?? '';
    if (meta('(')) {
      i += step;
      const number = ++groups;
      const inner = alternation(depth + 1);
      if (!meta(')')) throw new PatternError('Unmatched ( or \\(');
      i += step;
      closed.add(number);
      return `(${inner})`;
    }
    if (c === '[') {
      const { source, end } = bracket(text, i, syntax === 'awk');
      i = end;
      return source;
    }
    i++;
    if (c === '.') return '[^]';
    if (c === '*' && first) return '\\*';
    if (c !== '\\') return literal(c);
    const next = text[i++];
    if (next === undefined) throw new PatternError('Trailing backslash');
    if (next >= '1' && next <= '9') {
      if (syntax === 'awk') return `\\x0${next}`;
      if (!closed.has(Number(next))) throw new PatternError('Invalid back reference');
      return `(?:\\${next})`;
    }
    if (syntax === 'awk' && /[`'<>bBwWsS]/.test(next))
      return next === 'b' ? '\\x08' : /[wWsS]/.test(next) ? (ESCAPES[next] ?? next) : literal(next);
    return ESCAPES[next] ?? literal(next);
  };
  const quantifier = (): string | undefined => {
    const c = text[i];
    if (c === '*') {
      i++;
      return '*';
    }
    const sign = extended ? c : c === '\\' ? text[i + 1] : undefined;
    if (sign === '+' || sign === '?') {
      i += step;
      return sign;
    }
    if (sign !== '{') return undefined;
    const m = /^(\d*)(?:(,)(\d*))?(\\?)\}/.exec(text.slice(i + step));
    if (!m || (m[4] === '\\') === extended || (m[1] === '' && m[2] === undefined)) {
      if (extended) return undefined;
      throw new PatternError(text.slice(i).includes('\\}') ? 'Invalid content of \\{\\}' : 'Unmatched \\{');
    }
    const [least, most] = [Number(m[1] || 0), m[2] ? (m[3] ? Number(m[3]) : Infinity) : Number(m[1])];
    if (least > most) throw new PatternError('Invalid content of \\{\\}');
    if (least > 32767 || (most !== Infinity && most > 32767)) throw new PatternError('Regular expression too big');
    i += step + m[0].length;
    return `{${least}${m[2] ? `,${most === Infinity ? '' : most}` : ''}}`;
  };
  return alternation(0);
}

/** A matcher over bytes. `flags` are JavaScript's. Throws PatternError. */
export function compile(pattern: Bytes, syntax: Syntax, flags = ''): RegExp {
  try {
    if (syntax === 'fixed') return new RegExp([...pattern].map(literal).join(''), flags);
    if (syntax !== 'perl') return new RegExp(translate(pattern, syntax), flags);
    const keep = /^(.*)\\K(.*)$/s.exec(pattern);
    const source = (keep ? `(?<=${keep[1]})${keep[2]}` : pattern)
      .replace(/\\h/g, '[ \\t]')
      .replace(/\(\?P</g, '(?<')
      .replace(/\[\[:(\w+):\]\]/g, (all, name) => (CLASSES[name] ? `[${CLASSES[name]}]` : all));
    const inline = /^\(\?i\)/.test(source);
    return new RegExp(inline ? source.slice(4) : source, inline && !flags.includes('i') ? `${flags}i` : flags);
  } catch (e) {
    if (e instanceof PatternError) throw e;
    throw new PatternError(
      syntax === 'perl' ? 'unsupported or malformed pattern' : 'Invalid preceding regular expression',
    );
  }
}
