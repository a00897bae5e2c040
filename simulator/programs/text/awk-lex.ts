import type { Bytes } from '../../bytes';

export class AwkError extends Error {}

export interface Token {
  readonly kind: 'number' | 'string' | 'regex' | 'name' | 'call' | 'builtin' | 'keyword' | 'op' | 'newline' | 'end';
  readonly text: Bytes;
  readonly line: number;
}

const KEYWORDS = new Set(
  'BEGIN END function func if else while for do break continue next nextfile exit return delete in getline print printf'.split(
    ' ',
  ),
);
export const BUILTINS = new Set(
  'length substr index split sub gsub match sprintf sin cos atan2 exp log sqrt int rand srand tolower toupper system close fflush strftime systime mktime'.split(
    ' ',
  ),
);
const OPERATORS = /^(?:\*\*=|\*\*|&&|\|\||==|<=|>=|!=|\+\+|--|\+=|-=|\*=|\/=|%=|\^=|>>|[{}()[\];,+\-*/%^!<>|?:~$=])/;

export function unescapeAwk(text: Bytes): Bytes {
  return text.replace(/\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|\n|([\s\S]))/g, (all, octal, hex, c) =>
    octal !== undefined
      ? String.fromCharCode(Number.parseInt(octal, 8) & 255)
      : hex !== undefined
        ? String.fromCharCode(Number.parseInt(hex, 16))
        : c === undefined
          ? ''
          : ((
              {
                n: '\n',
                t: '\t',
                r: '\r',
                '\\': '\\',
                '"': '"',
                '/': '/',
                a: '\x07',
                b: '\b',
                f: '\f',
                v: '\v',
              } as Record<string, string>
            )[c] ?? all),
  );
}

/** All tokens; a slash begins a pattern where a value can't have ended. */
export function tokens(source: Bytes): Token[] {
  const out: Token[] = [];
  let i = 0;
  let line = 1;
  const add = (kind: Token['kind'], text: Bytes): void => {
    out.push({ kind, text, line });
  };
  while (i < source.length) {
    const rest = source.slice(i, i + 256);
    const blank = /^(?:[ \t\r]|\\\r?\n)+/.exec(rest);
    if (blank) {
      i += blank[0].length;
      line += blank[0].split('\n').length - 1;
      continue;
    }
    if (rest[0] === '#') {
      while (i < source.length && source[i] !== '\n') i++;
      continue;
    }
    if (rest[0] === '\n') {
      add('newline', '\n');
      i++;
      line++;
      continue;
    }
    const number = /^(?:0x[\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(rest);
    if (number) {
      add('number', number[0]);
      i += number[0].length;
      continue;
    }
    const name = /^[A-Za-z_]\w*/.exec(rest);
    if (name) {
      const word = name[0];
      i += word.length;
      add(KEYWORDS.has(word) ? 'keyword' : BUILTINS.has(word) ? 'builtin' : source[i] === '(' ? 'call' : 'name', word);
      continue;
    }
    if (rest[0] === '"' || (rest[0] === '/' && !valueBefore(out.at(-1)))) {
      const quote = rest[0];
      let end = i + 1;
      for (let inClass = false; end < source.length && (source[end] !== quote || inClass); end++) {
        if (source[end] === '\\') end++;
        else if (source[end] === '\n') break;
        else if (quote === '/' && source[end] === '[' && !inClass) {
          inClass = source.slice(end + 1, end + 200).includes(']');
          if (source[end + 1] === '^') end++;
          if (source[end + 1] === ']') end++;
        } else if (source[end] === ']') inClass = false;
      }
      const body = source.slice(i + 1, end);
      if (source[end] !== quote)
        throw new AwkError(
          `line ${line}: ${quote === '"' ? 'runaway string constant' : 'runaway regular expression'} ${quote}${body.slice(0, 10)} ...`,
        );
      add(quote === '"' ? 'string' : 'regex', quote === '"' ? unescapeAwk(body) : body.replaceAll('\\/', '/'));
      i = end + 1;
      continue;
    }
    const operator = OPERATORS.exec(rest)?.[0];
    if (!operator) throw new AwkError(`line ${line}: unexpected character '${rest[0]}'`);
    add('op', operator === '**' ? '^' : operator === '**=' ? '^=' : operator);
    i += operator.length;
  }
  add('newline', '\n');
  add('end', '');
  return out;
}

const valueBefore = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['number', 'string', 'regex', 'name', 'builtin'].includes(token.kind) ||
    [')', ']', '$', '++', '--'].includes(token.text));
