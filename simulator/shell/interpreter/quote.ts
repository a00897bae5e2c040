// How shells print a word so that it reads back as itself.

const escapes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\x1b': '\\E',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  "'": "\\'",
};

const ansi = (text: string): string =>
  `$'${text.replace(/[\x00-\x1f\x7f-\xff\\']/g, (c) => escapes[c] ?? `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`)}'`;

/** Always in single quotes: 'it'\''s'. */
export const quoteSingle = (text: string): string => `'${text.replace(/'/g, "'\\''")}'`;

/** dash's `set` and `export -p`: a run of quotes goes into double ones. */
export const quoteDash = (text: string): string => `'${text.replace(/'+/g, (run) => `'"${run}"'`)}'`;

const SAFE = /^[\w@%+=:,./^~-]+$/;

/** bash's xtrace, `set` and ${x@Q}-less listings: only when needed. */
export function quoteIfNeeded(text: string): string {
  if (/[\x00-\x1f\x7f]/.test(text)) return ansi(text);
  return SAFE.test(text) && !/^~/.test(text) ? text : quoteSingle(text);
}

/** `${x@Q}` */
export const quoteTransform = (text: string): string => (/[\x00-\x1f\x7f]/.test(text) ? ansi(text) : quoteSingle(text));

/** `declare -p`: in double quotes. */
export const quoteDouble = (text: string): string =>
  /[\x00-\x1f\x7f]/.test(text) ? ansi(text) : `"${text.replace(/["\\$`]/g, '\\$&')}"`;

/** `printf %q`: backslashes. */
export function quoteBackslash(text: string): string {
  if (text === '') return "''";
  if (/[\x00-\x1f\x7f]/.test(text)) return ansi(text);
  return text
    .replace(/[^\w@%+=:./-]/g, '\\$&')
    .replace(/[\x80-\xff]/g, (c) => c)
    .replace(/\\([\x80-\xff])/g, '$1')
    .replace(/^~/, '\\~');
}
