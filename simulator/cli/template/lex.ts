import { quote } from '../go-quote';
import type { Token, TokenType } from './syntax';

const keywords = new Set([
  'break',
  'continue',
  'else',
  'end',
  'range',
  'if',
  'with',
  'template',
  'block',
  'define',
  'nil',
]);

const number = /[+-]?(?:0[xX][\da-fA-F_]*|0[bB][01_]*|0[oO][0-7_]*|[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?)/y;
const word = /[\p{L}\p{Nd}_]*/uy;
const blanks = /[ \t\r\n]+/y;
const quoted = /"(?:[^"\\\n]|\\[^\n])*"/y;
const character = /'(?:[^'\\\n]|\\[^\n])*'/y;

const matchAt = (pattern: RegExp, source: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
};

const unicodeName = (rune: string): string =>
  `U+${(rune.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${rune}'`;

/** The tokens of a template; an error is the last token. */
export function lex(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let depth = 0;
  const emit = (type: TokenType, text: string) => {
    tokens.push({ type, text, at });
    at += text.length;
  };
  const fail = (message: string) => {
    tokens.push({ type: 'error', text: message, at });
    at = source.length + 1;
  };

  // Text up to the next action; `trimmed` when the action before it ended with `-}}`.
  const lexText = (trimmed: boolean) => {
    if (trimmed) at += matchAt(blanks, source, at).length;
    const found = source.indexOf('{{', at);
    const end = found < 0 ? source.length : found;
    const trims = found >= 0 && /^-[ \t\r\n]/.test(source.slice(found + 2, found + 4));
    const text = source.slice(at, end);
    const kept = trims ? text.replace(/[ \t\r\n]+$/, '') : text;
    if (kept !== '') tokens.push({ type: 'text', text: kept, at });
    at = end;
    if (found < 0) return emit('eof', '');
    lexAction(trims ? 4 : 2);
  };

  const lexAction = (open: number) => {
    if (source.startsWith('/*', at + open)) return lexComment(open);
    tokens.push({ type: 'left', text: '{{', at });
    at += open;
    depth = 0;
    while (at <= source.length) {
      const trims = /^[ \t\r\n]-\}\}/.test(source.slice(at, at + 4));
      if (trims || source.startsWith('}}', at)) {
        if (depth > 0) return fail('unclosed left paren');
        tokens.push({ type: 'right', text: '}}', at });
        at += trims ? 4 : 2;
        return lexText(trims);
      }
      if (at === source.length) return fail('unclosed action');
      lexInside();
    }
  };

  const lexComment = (open: number) => {
    const end = source.indexOf('*/', at + open);
    if (end < 0) return fail('unclosed comment');
    const close = /^(?:[ \t\r\n]-)?\}\}/.exec(source.slice(end + 2, end + 6))?.[0];
    if (close === undefined) return fail('comment ends before closing delimiter');
    at = end + 2 + close.length;
    lexText(close.length > 2);
  };

  const lexName = (type: TokenType, mark: string) => {
    const text = mark + matchAt(word, source, at + mark.length);
    const next = String.fromCodePoint(source.codePointAt(at + text.length) ?? 0x20);
    const ends = /[\s.,|:()]/.test(next) || source.startsWith('}}', at + text.length);
    if (!ends) return fail(`bad character ${unicodeName(next)}`);
    if (text === '.') return emit('keyword', '.');
    if (type !== 'identifier') return emit(type, text);
    if (keywords.has(text)) return emit('keyword', text);
    emit(text === 'true' || text === 'false' ? 'bool' : 'identifier', text);
  };

  const lexNumber = () => {
    const text = matchAt(number, source, at);
    const after = matchAt(word, source, at + text.length).slice(0, 1);
    if (after !== '' || /^[+-]?$/.test(text)) return fail(`bad number syntax: ${quote(text + after)}`);
    emit('number', text);
  };

  const lexDelimited = (type: TokenType, pattern: RegExp, complaint: string) => {
    const text = matchAt(pattern, source, at);
    if (text === '') return fail(complaint);
    emit(type, text);
  };

  const lexInside = () => {
    const rune = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const space = matchAt(blanks, source, at);
    if (space !== '') {
      // The blank before `-}}` belongs to the delimiter.
      return emit(
        'space',
        /^-\}\}/.test(source.slice(at + space.length)) && space.length > 1 ? space.slice(0, -1) : space,
      );
    }
    if (rune === '"') return lexDelimited('string', quoted, 'unterminated quoted string');
    if (rune === "'") return lexDelimited('char', character, 'unterminated character constant');
    if (rune === '`') {
      const end = source.indexOf('`', at + 1);
      return end < 0 ? fail('unterminated raw quoted string') : emit('string', source.slice(at, end + 1));
    }
    if (rune === ':') return source[at + 1] === '=' ? emit('punctuation', ':=') : fail('expected :=');
    if (rune === '$') return lexName('variable', '$');
    if (rune === '.' && !/\d/.test(source[at + 1] ?? '')) return lexName('field', '.');
    if (/[-+.\d]/.test(rune)) return lexNumber();
    if (/[\p{L}_]/u.test(rune)) return lexName('identifier', '');
    if (rune === '(') depth++;
    if (rune === ')' && --depth < 0) return fail('unexpected right paren');
    if (rune >= ' ' && rune <= '~') return emit('punctuation', rune);
    fail(`unrecognized character in action: ${unicodeName(rune)}`);
  };

  lexText(false);
  return tokens;
}
