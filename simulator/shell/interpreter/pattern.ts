// Shell patterns (glob(7)) as JavaScript regular expressions. In a pattern a backslash quotes the next character.

const SPECIAL = /[*?[\]\\!+@|()^-]/g;

/** Text that stands for itself inside a pattern. */
export const escapePattern = (text: string): string => text.replace(SPECIAL, '\\$&');

export const hasWildcard = (pattern: string): boolean =>
  /[*?[]/.test(pattern.replace(/\\[\s\S]/g, '')) || /[?*+@!]\(/.test(pattern.replace(/\\[\s\S]/g, ''));

/** The pattern with its quoting removed. */
export const unescapePattern = (pattern: string): string => pattern.replace(/\\([\s\S])/g, '$1');

const classes: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  cntrl: '\\x00-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
  word: 'A-Za-z0-9_',
};

const literal = (c: string): string => c.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

export interface PatternOptions {
  readonly extended?: boolean;
  readonly ignoreCase?: boolean;
  /** Stars take as little as they can: for ${x#pattern}. */
  readonly lazy?: boolean;
}

/** Source of a regular expression; not anchored. */
export function patternSource(pattern: string, options: PatternOptions = {}): string {
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? '';
    if (c === '\\') {
      i++;
      out += literal(pattern[i] ?? '\\');
    } else if (options.extended && pattern[i + 1] === '(' && '?*+@!'.includes(c)) {
      const end = closeGroup(pattern, i + 1);
      if (end < 0) {
        out += literal(c);
        continue;
      }
      const choices = splitChoices(pattern.slice(i + 2, end))
        .map((p) => patternSource(p, options))
        .join('|');
      const rest = patternSource(pattern.slice(end + 1), options);
      if (c === '!') return `${out}(?!(?:${choices})${rest}$)[\\s\\S]*?${rest}`;
      out += `(?:${choices})${c === '@' ? '' : c}`;
      i = end;
    } else if (c === '*') {
      while (pattern[i + 1] === '*') i++;
      out += options.lazy ? '[\\s\\S]*?' : '[\\s\\S]*';
    } else if (c === '?') out += '[\\s\\S]';
    else if (c === '[') {
      const bracket = readBracket(pattern, i);
      if (bracket) {
        out += bracket.source;
        i = bracket.end;
      } else out += '\\[';
    } else out += literal(c);
  }
  return out;
}

const cache = new Map<string, RegExp>();

/** Does the whole text match? */
export function matches(pattern: string, text: string, options: PatternOptions = {}): boolean {
  const key = `${options.extended ? 'x' : ''}${options.ignoreCase ? 'i' : ''}:${pattern}`;
  let regex = cache.get(key);
  if (!regex) {
    if (cache.size > 500) cache.clear();
    regex = compile(`^(?:${patternSource(pattern, options)})$`, options.ignoreCase ? 'i' : '');
    cache.set(key, regex);
  }
  return regex.test(text);
}

export function compile(source: string, flags = ''): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    return /(?!)/;
  }
}

function readBracket(pattern: string, start: number): { source: string; end: number } | undefined {
  let i = start + 1;
  let out = '[';
  if (pattern[i] === '!' || pattern[i] === '^') {
    out += '^';
    i++;
  }
  for (let first = true; i < pattern.length; first = false) {
    const c = pattern[i] ?? '';
    if (c === ']' && !first) return { source: out === '[' ? '(?!)' : `${out}]`, end: i };
    const named = /^\[:(\w+):\]/.exec(pattern.slice(i));
    if (named) {
      out += classes[named[1] ?? ''] ?? '';
      i += named[0].length;
    } else if (c === '\\') {
      out += literal(pattern[i + 1] ?? '');
      i += 2;
    } else {
      const range = c === '-' && !first && pattern[i + 1] !== ']';
      out += range ? '-' : literal(c);
      i++;
    }
  }
  return undefined;
}

function closeGroup(pattern: string, open: number): number {
  let depth = 0;
  for (let i = open; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++;
    else if (pattern[i] === '(') depth++;
    else if (pattern[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

function splitChoices(text: string): string[] {
  const out = [''];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '(') depth++;
    if (c === ')') depth--;
    if (c === '|' && depth === 0) out.push('');
    else out[out.length - 1] += c === '\\' ? c + (text[++i] ?? '') : c;
  }
  return out;
}
