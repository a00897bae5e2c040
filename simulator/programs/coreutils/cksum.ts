import type { Bytes } from '../../bytes';
import { command } from '../command';
import { readAll } from '../stdio';

/** POSIX's CRC, over the data and then its length. */
function crc(data: Bytes): number {
  let sum = 0;
  const take = (byte: number): void => {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  };
  for (let i = 0; i < data.length; i++) take(data.charCodeAt(i));
  for (let length = data.length; length > 0; length = Math.floor(length / 256)) take(length & 255);
  return ~sum >>> 0;
}

/** cksum(1) with its first algorithm. */
export const cksum = command(
  { name: 'cksum', usage: '[OPTION]... [FILE]...', about: 'Print or verify checksums.' },
  function* (io, _, files) {
    yield* io.eachFile(files, function* (fd, name) {
      const data = yield* readAll(io.sys, fd);
      yield* io.sys.compute(data.length * 0.00001);
      yield* io.print(`${crc(data)} ${data.length}${files.length ? ` ${name}` : ''}\n`);
    });
  },
);
