import type { Bytes } from '../../bytes';
import { substitute } from './interpolate';

/** A `.env` file: `NAME=value` lines, quotes, comments; a name alone has no value. `outer` wins in `$NAME`. */
export function parseEnvFile(
  text: Bytes,
  outer: (name: string) => string | undefined,
): Map<string, string | undefined> {
  const values = new Map<string, string | undefined>();
  const variables = { get: (name: string) => outer(name) ?? values.get(name), unset: () => {} };
  const pattern =
    /^[ \t]*(?:export[ \t]+)?([^\s=:#][^\s=:]*)[ \t]*(?:[=:][ \t]*("(?:\\[\s\S]|[^"\\])*"|'[^']*'|[^\n]*))?.*$/gm;
  for (const [, name = '', raw] of text.replace(/\r\n/g, '\n').matchAll(pattern)) {
    if (raw === undefined) values.set(name, outer(name));
    else if (raw.startsWith("'") && raw.length > 1) values.set(name, raw.slice(1, -1));
    else if (raw.startsWith('"') && raw.length > 1)
      values.set(name, substitute(readEscapes(raw.slice(1, -1)), variables));
    else values.set(name, substitute(raw.replace(/(^|\s)#.*$/, '').trim(), variables));
  }
  return values;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$$' };
const readEscapes = (text: string): string =>
  text.replace(/\\(.)/g, (both, char: string) => (Object.hasOwn(escapes, char) ? (escapes[char] ?? both) : both));
