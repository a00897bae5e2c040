/** Beyond the JavaScript that this node knows, or wrong; `line` counts from 1. */
export class Unsupported extends Error {
  readonly line: number;
  constructor(what: string, line: number) {
    super(what);
    this.line = line;
  }
}

export type Token =
  | {
      readonly kind: 'name' | 'punctuator';
      readonly text: string;
      readonly at: number;
      readonly line: number;
      readonly newline: boolean;
    }
  | {
      readonly kind: 'number';
      readonly text: string;
      readonly value: number;
      readonly at: number;
      readonly line: number;
      readonly newline: boolean;
    }
  | {
      readonly kind: 'string';
      readonly text: string;
      readonly value: string;
      readonly at: number;
      readonly line: number;
      readonly newline: boolean;
    }
  | {
      readonly kind: 'template';
      readonly text: string;
      readonly parts: readonly string[];
      readonly sources: readonly { text: string; line: number; at: number }[];
      readonly at: number;
      readonly line: number;
      readonly newline: boolean;
    }
  | {
      readonly kind: 'regex';
      readonly text: string;
      readonly source: string;
      readonly flags: string;
      readonly at: number;
      readonly line: number;
      readonly newline: boolean;
    }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number; readonly line: number; readonly newline: boolean };

const PUNCTUATORS = [
  '>>>=',
  '...',
  '===',
  '!==',
  '**=',
  '<<=',
  '>>=',
  '>>>',
  '&&=',
  '||=',
  '??=',
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '??',
  '?.',
  '++',
  '--',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '<<',
  '>>',
  '**',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ';',
  ',',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '^',
  '!',
  '~',
  '?',
  ':',
  '=',
  '.',
];

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

export const unquote = (text: string): string =>
  text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\}|([\s\S]))/g, (_, x, u, point, c) =>
    x || u || point ? String.fromCodePoint(Number.parseInt(x ?? u ?? point, 16)) : (ESCAPES[c] ?? c),
  );

/** Where the template that starts at `from` (after its backquote) ends, and what stands in it. */
function template(
  source: string,
  from: number,
  line: number,
): { end: number; parts: string[]; sources: { text: string; line: number; at: number }[] } {
  const parts: string[] = [];
  const sources: { text: string; line: number; at: number }[] = [];
  let part = '';
  let i = from;
  while (i < source.length) {
    const c = source[i];
    if (c === '`') return { end: i + 1, parts: [...parts, unquote(part)], sources };
    if (c === '\\') {
      part += source.slice(i, i + 2);
      i += 2;
    } else if (c === '$' && source[i + 1] === '{') {
      let depth = 1;
      let k = i + 2;
      for (; k < source.length && depth > 0; k++) {
        if (source[k] === '{') depth += 1;
        else if (source[k] === '}') depth -= 1;
        else if (source[k] === '`') k = template(source, k + 1, line).end - 1;
      }
      sources.push({ text: source.slice(i + 2, k - 1), line, at: i + 2 });
      parts.push(unquote(part));
      part = '';
      i = k;
    } else {
      part += c;
      i += 1;
    }
  }
  throw new Unsupported('a template that does not end', line);
}

export function lex(source: string, firstLine = 1): Token[] {
  const tokens: Token[] = [];
  let i = source.startsWith('#!') ? source.indexOf('\n') : 0;
  if (i < 0) i = source.length;
  let line = firstLine;
  let newline = false;
  const regexAllowed = (): boolean => {
    const last = tokens.at(-1);
    if (!last || (last.kind === 'punctuator' && last.text !== ')' && last.text !== ']' && last.text !== '}'))
      return true;
    return last.kind === 'name' && ['return', 'typeof', 'case', 'in', 'of'].includes(last.text);
  };
  while (i < source.length) {
    const rest = source.slice(i, i + 2);
    const c = source[i] ?? '';
    const here = { at: i, line, newline };
    if (c === '\n') {
      line += 1;
      newline = true;
      i += 1;
      continue;
    }
    if (/\s/.test(c)) {
      i += 1;
      continue;
    }
    if (rest === '//') {
      i = source.indexOf('\n', i);
      if (i < 0) i = source.length;
      continue;
    }
    if (rest === '/*') {
      const end = source.indexOf('*/', i + 2);
      const text = source.slice(i, end < 0 ? undefined : end + 2);
      line += text.split('\n').length - 1;
      i += text.length;
      continue;
    }
    newline = false;
    const name = /^[A-Za-z_$][\w$]*/.exec(source.slice(i, i + 200))?.[0];
    const digits = /^(?:0[xX][\da-fA-F]+|0b[01]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(
      source.slice(i, i + 60),
    )?.[0];
    if (name) {
      tokens.push({ kind: 'name', text: name, ...here });
      i += name.length;
    } else if (digits) {
      tokens.push({ kind: 'number', text: digits, value: Number(digits.replaceAll('_', '')), ...here });
      i += digits.length;
    } else if (c === '"' || c === "'") {
      let k = i + 1;
      while (k < source.length && source[k] !== c && source[k] !== '\n') k += source[k] === '\\' ? 2 : 1;
      if (source[k] !== c) throw new Unsupported('a string that does not end', line);
      tokens.push({ kind: 'string', text: source.slice(i, k + 1), value: unquote(source.slice(i + 1, k)), ...here });
      i = k + 1;
    } else if (c === '`') {
      const { end, parts, sources } = template(source, i + 1, line);
      tokens.push({ kind: 'template', text: source.slice(i, end), parts, sources, ...here });
      line += source.slice(i, end).split('\n').length - 1;
      i = end;
    } else if (c === '/' && regexAllowed()) {
      const [whole = '', body = '', flags = ''] =
        /^\/((?:\[(?:\\.|[^\]\n])*\]|\\.|[^/\n\\[])+)\/([a-z]*)/.exec(source.slice(i)) ?? [];
      if (whole === '') throw new Unsupported("'/'", line);
      tokens.push({ kind: 'regex', text: whole, source: body, flags, ...here });
      i += whole.length;
    } else {
      const mark = PUNCTUATORS.find((p) => source.startsWith(p, i));
      if (!mark) throw new Unsupported(`'${c}'`, line);
      tokens.push({ kind: 'punctuator', text: mark, ...here });
      i += mark.length;
    }
  }
  tokens.push({ kind: 'end', text: '', at: source.length, line, newline: true });
  return tokens;
}
