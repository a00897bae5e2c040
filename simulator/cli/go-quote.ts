const named: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

const escapeRune = (rune: string, mark: string): string => {
  if (rune === mark) return `\\${mark}`;
  const short = named[rune];
  if (short) return short;
  const code = rune.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (/[\p{C}\p{Z}]/u.test(rune) && rune !== ' ') {
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return rune;
};

/** A string as Go's %q prints it. */
export const quote = (text: string): string => `"${[...text].map((rune) => escapeRune(rune, '"')).join('')}"`;

/** A single character as Go's %q prints a rune. */
export const quoteRune = (rune: string): string => `'${escapeRune(rune, "'")}'`;
