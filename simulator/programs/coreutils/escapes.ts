import type { Bytes } from '../../bytes';

const simple: Record<string, string> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

/** Backslash escapes of echo -e (octal as \0NNN) and printf (octal as \NNN too); `stopped` after \c. */
export function expandEscapes(text: Bytes, plainOctal: boolean): { text: Bytes; stopped: boolean } {
  let stopped = false;
  const cut = text.search(/(?<=^(?:[^\\]|\\[^c])*)\\c/);
  const source = cut >= 0 ? text.slice(0, cut) : text;
  if (cut >= 0) stopped = true;
  const octal = plainOctal ? '[0-7]{1,3}' : '0[0-7]{0,3}';
  const out = source.replace(
    new RegExp(`\\\\(?:(${octal})|x([0-9a-fA-F]{1,2})|([abefnrtv\\\\"]))`, 'g'),
    (all, o, x, letter) => {
      if (o !== undefined) return String.fromCharCode(Number.parseInt(o, 8) & 255);
      if (x !== undefined) return String.fromCharCode(Number.parseInt(x, 16));
      return letter === '"' && !plainOctal ? all : (simple[letter] ?? all);
    },
  );
  return { text: out, stopped };
}
