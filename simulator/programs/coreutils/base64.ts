import type { Bytes } from '../../bytes';
import { command, Failure } from '../command';
import { readAll } from '../stdio';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** In one line. */
export function encodeBase64(data: Bytes): Bytes {
  let out = '';
  for (let i = 0; i < data.length; i += 3) {
    const part = data.slice(i, i + 3);
    const value = (part.charCodeAt(0) << 16) | ((part.charCodeAt(1) || 0) << 8) | (part.charCodeAt(2) || 0);
    out += [18, 12, 6, 0].map((shift, k) => (k > part.length ? '=' : DIGITS[(value >> shift) & 63])).join('');
  }
  return out;
}

export const base64 = command(
  {
    name: 'base64',
    usage: '[OPTION]... [FILE]',
    about: 'Base64 encode or decode FILE to standard output.',
    options: 'd,decode i,ignore-garbage w=,wrap',
  },
  function* (io, options, [file = '-']) {
    const data = yield* readAll(io.sys, file === '-' ? 0 : io.sys.open(file, ['read']));
    let out = '';
    if (options.has('d')) {
      const clean = data.replace(options.has('i') ? /[^A-Za-z0-9+/]/g : /[\n=]/g, '');
      for (let i = 0; i < clean.length; i += 4) {
        const digits = [...clean.slice(i, i + 4)].map((c) => DIGITS.indexOf(c));
        if (digits.includes(-1) || digits.length === 1) {
          yield* io.print(out);
          throw new Failure('invalid input');
        }
        const value = digits.reduce((sum, digit) => sum * 64 + digit, 0) * 64 ** (4 - digits.length);
        out += String.fromCharCode(value >> 16, (value >> 8) & 255, value & 255).slice(0, digits.length - 1);
      }
      return yield* io.print(out);
    }
    out = encodeBase64(data);
    const width = Number(options.get('w') ?? 76);
    yield* io.print(width ? out.replace(new RegExp(`.{1,${width}}`, 'g'), '$&\n') : out);
  },
);
