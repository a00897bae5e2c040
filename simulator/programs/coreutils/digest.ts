import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { command, type Tool } from '../command';
import { quoteIfNeeded } from '../quote';
import { readAll } from '../stdio';

const hex = (words: readonly number[]): string =>
  words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
const rotate = (x: number, n: number): number => (x << n) | (x >>> (32 - n));

/** Blocks of 16 words with the Merkle–Damgård padding. */
function blocks(data: Bytes, little: boolean): number[][] {
  const length = data.length * 8;
  const padded = `${data}\x80${'\0'.repeat((119 - (data.length % 64)) % 64)}`;
  const byte = (i: number): number => padded.charCodeAt(i) & 255;
  const out: number[][] = [];
  for (let at = 0; at <= padded.length; at += 64) {
    const words: number[] = [];
    for (let i = at; i < at + 64 && i < padded.length; i += 4)
      words.push(
        little
          ? byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24)
          : (byte(i) << 24) | (byte(i + 1) << 16) | (byte(i + 2) << 8) | byte(i + 3),
      );
    const size = [Math.floor(length / 2 ** 32), length | 0];
    if (words.length === 14) words.push(...(little ? size.reverse() : size));
    if (words.length === 16) out.push(words);
  }
  return out;
}

// RFC 1321
function md5(data: Bytes): string {
  const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (const block of blocks(data, true)) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const f =
        round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const g = round === 0 ? i : round === 1 ? (5 * i + 1) % 16 : round === 2 ? (3 * i + 5) % 16 : (7 * i) % 16;
      const sum = (a + f + Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) + (block[g] ?? 0)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotate(sum, shifts[round * 4 + (i % 4)] ?? 0)) | 0];
    }
    state = [a, b, c, d].map((word, i) => (word + (state[i] ?? 0)) | 0);
  }
  return hex(state.map((w) => ((w & 255) << 24) | ((w & 0xff00) << 8) | ((w >>> 8) & 0xff00) | (w >>> 24)));
}

// FIPS 180-4
function sha1(data: Bytes): string {
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (const w of blocks(data, false)) {
    for (let i = 16; i < 80; i++)
      w.push(rotate((w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0), 1));
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let i = 0; i < 80; i++) {
      const [f, k] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      [a, b, c, d, e] = [(rotate(a, 5) + f + e + k + (w[i] ?? 0)) | 0, a, rotate(b, 30), c, d];
    }
    state = [a, b, c, d, e].map((word, i) => (word + (state[i] ?? 0)) | 0);
  }
  return hex(state);
}

const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
);
const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) | 0;

function sha256(data: Bytes): string {
  const k = primes.slice(0, 64).map((p) => fraction(Math.cbrt(p)));
  let state = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
  for (const w of blocks(data, false)) {
    for (let i = 16; i < 64; i++) {
      const [x, y] = [w[i - 15] ?? 0, w[i - 2] ?? 0];
      w.push(
        ((w[i - 16] ?? 0) +
          (rotate(x, 25) ^ rotate(x, 14) ^ (x >>> 3)) +
          (w[i - 7] ?? 0) +
          (rotate(y, 15) ^ rotate(y, 13) ^ (y >>> 10))) |
          0,
      );
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
      const one =
        (h + (rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7)) + ((e & f) ^ (~e & g)) + (k[i] ?? 0) + (w[i] ?? 0)) | 0;
      const two = ((rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
    }
    state = [a, b, c, d, e, f, g, h].map((word, i) => (word + (state[i] ?? 0)) | 0);
  }
  return hex(state);
}

function summer(name: string, digest: (data: Bytes) => string): Tool {
  return command(
    {
      name,
      usage: '[OPTION]... [FILE]...',
      about: 'Print or check checksums.',
      options: 'b,binary t,text c,check quiet status w,warn z,zero',
    },
    function* (io, options, files) {
      const sum = function* (file: Bytes) {
        const fd = file === '-' ? 0 : io.sys.open(file, ['read']);
        const data = yield* readAll(io.sys, fd);
        if (fd !== 0) io.sys.close(fd);
        yield* io.sys.compute(data.length * 0.00001);
        return digest(data);
      };
      let wrong = 0;
      for (const file of files.length ? files : ['-'])
        try {
          if (!options.has('c')) {
            yield* io.print(`${yield* sum(file)}  ${file}\n`);
            continue;
          }
          const list = file === '-' ? yield* readAll(io.sys, 0) : io.sys.readFile(file);
          for (const [, expected, target = ''] of list.matchAll(/^([0-9a-f]+) [ *](.+)$/gm)) {
            const good = (yield* sum(target)) === expected;
            if (!good) wrong++;
            if (!options.has('status') && !(good && options.has('quiet')))
              yield* io.print(`${target}: ${good ? 'OK' : 'FAILED'}\n`);
          }
        } catch (e) {
          yield* io.fail(`${quoteIfNeeded(file)}: ${asErrno(e).message}`);
        }
      if (wrong) {
        yield* io.flush();
        if (!options.has('status'))
          yield* io.warn(`WARNING: ${wrong} computed checksum${wrong > 1 ? 's' : ''} did NOT match`);
        io.status = 1;
      }
    },
  );
}

export const md5sum = summer('md5sum', md5);
export const sha1sum = summer('sha1sum', sha1);
export const sha256sum = summer('sha256sum', sha256);
