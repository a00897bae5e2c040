const short: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

const escapes = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|([\s\S]))/g;

/** A Go string or character literal without its quotes, escapes resolved; undefined when it is malformed. */
export function unquote(literal: string): string | undefined {
  const mark = literal.charAt(0);
  const body = literal.slice(1, -1);
  if (mark === '`') return body.replaceAll('\r', '');
  let valid = true;
  const text = body.replace(escapes, (_, x?: string, u?: string, long?: string, octal?: string, letter = '') => {
    const digits = x ?? u ?? long;
    if (digits !== undefined) {
      const code = Number.parseInt(digits, 16);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
    } else if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    else if (letter === '\\' || letter === mark) return letter;
    else if (Object.hasOwn(short, letter)) return short[letter] ?? '';
    valid = false;
    return '';
  });
  return valid ? text : undefined;
}
