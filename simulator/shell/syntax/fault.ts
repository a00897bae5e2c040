import type { SyntaxFault } from '../tree';

// Turns a parse error (message and position) into what shells say: the token they stumbled on.

export class Fault extends Error {
  readonly fault: SyntaxFault;
  constructor(fault: SyntaxFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

export interface RawError {
  readonly message: string;
  readonly pos: number;
}

export const lineAt = (source: string, pos: number): number => {
  let line = 1;
  for (let i = source.indexOf('\n'); i >= 0 && i < pos; i = source.indexOf('\n', i + 1)) line++;
  return line;
};

/** Lines of the source, a final newline not counting as one more. */
export const lineCount = (source: string): number => lineAt(source, source.replace(/\n$/, '').length);

const TOKEN = /^(?:&&|\|\||;;&|;;|;&|\|&|&>>|&>|<<<|<<-|<<|>>|<&|>&|<>|>\||[;&|()<>]|[^\s;&|()<>]+)/;

export function faultOf(errors: readonly RawError[], source: string): SyntaxFault {
  const first = errors.reduce((a, b) => (b.pos < a.pos ? b : a), errors[0] ?? { message: '', pos: 0 });
  const line = lineAt(source, first.pos);
  const at = (kind: SyntaxFault['kind'], token: string): SyntaxFault => ({
    kind,
    token,
    line,
    sourceLine: source.split('\n')[line - 1] ?? '',
  });
  const { message } = first;
  if (/^unterminated/.test(message)) {
    if (/double quote/.test(message)) return at('quote', '"');
    if (/single quote|ANSI-C/.test(message)) return at('quote', "'");
    if (/backtick/.test(message)) return at('quote', '`');
    if (/parameter/.test(message)) return at('brace', '}');
    return at('paren', ')');
  }
  // `f(` takes nothing but `)`.
  const call = /^[^\n]*?\w\([ \t]*([^)\s]\S*)/.exec(source.split('\n')[line - 1] ?? '');
  if (/^unexpected token '[}]'/.test(message) && call) return { ...at('token', call[1] ?? ''), expecting: ')' };
  const rest = source
    .slice(first.pos)
    .replace(/^(?:[ \t]|\\\n)+/, '')
    .replace(/^#[^\n]*/, '');
  const open = /\bin\s*$/.test(source) ? ')' : undefined;
  const expecting = open ?? errors.map((e) => /^expected '(\S+)'/.exec(e.message)?.[1]).find((t) => t !== undefined);
  if (/^\s*$/.test(rest)) {
    const closer = /(?:^|[\s;])(fi|done|esac|else|elif|then|do)\s*$/.exec(source)?.[1];
    if (closer && expecting && closer !== expecting && /^expected '(?:then|do)'/.test(message))
      return { ...at('token', closer), expecting };
    if (/(?:^|[\s;])for\s*$/.test(source)) return { ...at('eof', 'newline'), line: lineCount(source) };
    const immediate = rest.startsWith('\n') || /redirect target|expected word|for header/.test(message);
    const token = immediate && /redirect target|expected word/.test(message) ? 'newline' : '';
    return { ...at('eof', token), line: lineCount(source), ...(expecting ? { expecting } : {}) };
  }
  const named = /^unexpected token '(.+)'$/.exec(message)?.[1];
  const token = rest.startsWith('\n') ? 'newline' : (named ?? TOKEN.exec(rest)?.[0] ?? 'newline');
  return { ...at('token', token), ...(expecting ? { expecting } : {}) };
}
