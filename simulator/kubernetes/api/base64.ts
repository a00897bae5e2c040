import type { Bytes } from '../../bytes';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function decodeBase64(text: string): Bytes {
  let out = '';
  let number = 0;
  let bits = 0;
  for (const char of text) {
    const digit = digits.indexOf(char);
    if (digit < 0) continue;
    number = ((number << 6) | digit) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += String.fromCharCode((number >> bits) & 255);
  }
  return out;
}
