// Inside the simulator every string that a process can read or write is a byte string: one char (0–255) per byte,
// as in a C locale. Text crosses the border (editor, terminal, source constants beyond ASCII) through these two.

export type Bytes = string;

const BEYOND_BYTE = /[^\p{ASCII}\u0080-\u00ff]/u;

export function utf8(text: string): Bytes {
  let out = '';
  for (const char of text) {
    const c = char.codePointAt(0) ?? 0;
    if (c < 0x80) out += char;
    else if (c < 0x800) out += String.fromCharCode(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out += String.fromCharCode(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out += String.fromCharCode(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return out;
}

/** Malformed sequences become U+FFFD, one per byte, as a terminal shows them. */
export function decodeUtf8(bytes: Bytes): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const c = bytes.charCodeAt(i);
    const length = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
    let point = length === 1 ? c : c & (0xff >> (length + 1));
    let good = length > 0 && i + length <= bytes.length;
    for (let k = 1; good && k < length; k++) {
      const next = bytes.charCodeAt(i + k);
      good = (next & 0xc0) === 0x80;
      point = (point << 6) | (next & 63);
    }
    out += good ? String.fromCodePoint(point) : '�';
    i += good ? length : 1;
  }
  return out;
}

/** What write(2) does to a constant that was not encoded: chars beyond a byte become UTF-8, bytes stay. */
export const toBytes = (text: string): Bytes =>
  BEYOND_BYTE.test(text) ? [...text].map((c) => (c > 'ÿ' ? utf8(c) : c)).join('') : text;
