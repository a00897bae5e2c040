import type { Bytes } from '../bytes';

// GNU quotearg(3) in a C locale.
const PLAIN = /^[\w%+,./:@^-][\w%+,./:@^~#=\]{}-]*$/;
const escapes: Record<string, string> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\x07': '\\a',
};
const unprintable = (c: string): boolean => c < ' ' || c > '~';

const escaped = (c: string): string => escapes[c] ?? `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`;

/** Always quoted, as a shell would take it: 'x', "it's", 'a'$'\n''b'. */
export function quoteAlways(name: Bytes): string {
  if (/[^ -~]/.test(name)) {
    const parts = name.match(/[ -~]+|[^ -~]+/g) ?? [];
    const text = parts.map((part) =>
      unprintable(part[0] ?? ' ') ? `'$'${[...part].map(escaped).join('')}''` : part.replaceAll("'", "'\\''"),
    );
    return `'${text.join('')}'`.replace(/^''(?=\$)/, "''").replace(/''$/, '');
  }
  if (!name.includes("'")) return `'${name}'`;
  return /["$`\\!]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}

/** Quoted only where a shell would need it. */
export const quoteIfNeeded = (name: Bytes): string => (PLAIN.test(name) && name !== '' ? name : quoteAlways(name));

/** For words of a command line in messages: 'x' with backslashes inside. */
export const quote = (text: Bytes): string =>
  `'${[...text].map((c) => (c === "'" || c === '\\' ? `\\${c}` : unprintable(c) ? escaped(c) : c)).join('')}'`;
