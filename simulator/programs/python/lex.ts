import { Unsupported } from './unsupported';

export type TokenKind =
  | 'name'
  | 'int'
  | 'float'
  | 'string'
  | 'bytes'
  | 'format'
  | 'op'
  | 'newline'
  | 'indent'
  | 'dedent'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** A string's is its value; a format's its text between the quotes, escapes still in it. */
  readonly text: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A text that Python would refuse. */
export class PythonSyntaxError extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const STRING = /([rbfuRBFU]{0,2})("""|'''|"|')/y;
const NUMBER =
  /0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d+)?|\d[\d_]*(?:\.(?:[eE][+-]?\d+)?|[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y;
const OP = /\*\*=|\/\/=|>>=|<<=|\.\.\.|:=|->|\*\*|\/\/|<<|>>|<=|>=|==|!=|[-+*/%&|^]=|[-+*/%&|^~<>()[\]{},:.;@=!]/y;

/** Tokens with INDENT and DEDENT, as Python's own tokenizer makes them. */
export function tokenize(source: string): Token[] {
  const out: Token[] = [];
  const indents = [0];
  /** Brackets that are open, with their places. */
  const open: { char: string; line: number; column: number }[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let fresh = true;
  const push = (kind: TokenKind, text: string, from: number, to = at) =>
    out.push({ kind, text, line, from: from - lineStart, to: to - lineStart });
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const newLine = (end: number) => {
    line += 1;
    lineStart = end;
  };
  while (at < source.length) {
    if (fresh && open.length === 0) {
      const blank = /[ \t]*/y;
      blank.lastIndex = at;
      const width = (blank.exec(source)?.[0] ?? '').replaceAll('\t', '        ').length;
      at = blank.lastIndex;
      if (source[at] === '\n' || source[at] === '#' || at >= source.length) {
        while (at < source.length && source[at] !== '\n') at += 1;
        if (at < source.length) newLine(++at);
        continue;
      }
      fresh = false;
      if (width > (indents.at(-1) ?? 0)) {
        indents.push(width);
        push('indent', '', at);
      }
      while (width < (indents.at(-1) ?? 0)) {
        indents.pop();
        push('dedent', '', at);
      }
      if (width !== indents.at(-1))
        throw new PythonSyntaxError('unindent does not match any outer indentation level', line, at - lineStart);
    }
    const char = source[at] ?? '';
    if (char === '\n') {
      if (open.length === 0) {
        push('newline', '\n', at);
        fresh = true;
      }
      newLine(++at);
      continue;
    }
    if (char === ' ' || char === '\t' || char === '\r' || char === '\f') {
      at += 1;
      continue;
    }
    if (char === '#') {
      while (at < source.length && source[at] !== '\n') at += 1;
      continue;
    }
    if (char === '\\' && source[at + 1] === '\n') {
      at += 2;
      newLine(at);
      continue;
    }
    const begin = at;
    const opening = match(STRING);
    if (opening) {
      const [whole, prefix = '', quote = ''] = opening;
      at += whole.length;
      const startLine = { line, lineStart };
      const end = endOfString(source, at, quote, line, begin - lineStart);
      const body = source.slice(at, end);
      at = end + quote.length;
      const flags = prefix.toLowerCase();
      const raw = flags.includes('r');
      const kind = flags.includes('f') ? 'format' : flags.includes('b') ? 'bytes' : 'string';
      out.push({
        kind,
        text: kind === 'format' ? (raw ? body.replaceAll('\\', '\\\\') : body) : raw ? body : readEscapes(body),
        line: startLine.line,
        from: begin - startLine.lineStart,
        to: at - startLine.lineStart,
      });
      const lines = body.split('\n').length - 1;
      if (lines > 0) {
        line += lines;
        lineStart = source.lastIndexOf('\n', at - 1) + 1;
      }
      continue;
    }
    const number = match(NUMBER);
    if (number && /[\d.]/.test(char) && /\d/.test(number[0])) {
      at += number[0].length;
      const isFloat = !/^0[xob]/i.test(number[0]) && /[.eE]/.test(number[0]);
      push(isFloat ? 'float' : 'int', number[0].replaceAll('_', ''), begin);
      continue;
    }
    const name = match(NAME);
    if (name) {
      at += name[0].length;
      push('name', name[0], begin);
      continue;
    }
    const op = match(OP);
    if (!op) throw new PythonSyntaxError('invalid syntax', line, at - lineStart);
    at += op[0].length;
    if ('([{'.includes(op[0])) open.push({ char: op[0], line, column: begin - lineStart });
    if (')]}'.includes(op[0])) open.pop();
    push('op', op[0], begin);
  }
  const [first] = open;
  if (first) throw new PythonSyntaxError(`'${first.char}' was never closed`, first.line, first.column);
  if (!fresh) push('newline', '', at);
  while (indents.length > 1) {
    indents.pop();
    push('dedent', '', at);
  }
  push('end', '', at);
  return out;
}

function endOfString(source: string, from: number, quote: string, line: number, column: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at += 1;
    else if (source.startsWith(quote, at)) return at;
    else if (source[at] === '\n' && quote.length === 1) break;
  }
  const message =
    quote.length === 1
      ? `unterminated string literal (detected at line ${line})`
      : `unterminated triple-quoted string literal (detected at line ${source.split('\n').length})`;
  throw new PythonSyntaxError(message, line, column);
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

export function readEscapes(text: string): string {
  return text.replace(
    /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|N\{|[\s\S])/g,
    (whole, code: string) => {
      if (code === 'N{') throw new Unsupported('\\N{…}');
      if (/^[xuU]./.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
      if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
      return ESCAPES[code] ?? whole;
    },
  );
}
