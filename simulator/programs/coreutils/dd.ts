import { asErrno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { command, Failure } from '../command';
import { quote } from '../quote';
import { parseSize } from '../size';

const KEYS = new Set('if of bs ibs obs count skip seek iseek oseek conv status iflag oflag cbs'.split(' '));

/** `4 bytes copied, 0.0001 s, 40 kB/s` in dd's words. */
function summary(bytes: number, ms: number): string {
  const units = (n: number, base: number, names: readonly string[]): string => {
    let value = n;
    let i = 0;
    while (value >= base && i < names.length - 1) {
      value /= base;
      i += 1;
    }
    return `${value < 10 && i > 0 ? value.toFixed(1) : Math.round(value)} ${names[i]}`;
  };
  const seconds = Math.max(ms, 0.02) / 1000;
  const rate = units(bytes / seconds, 1000, ['B/s', 'kB/s', 'MB/s', 'GB/s']);
  const size =
    bytes < 1000
      ? `${bytes} byte${bytes === 1 ? '' : 's'}`
      : `${bytes} bytes (${units(bytes, 1000, ['B', 'kB', 'MB', 'GB'])}${bytes < 1024 ? '' : `, ${units(bytes, 1024, ['B', 'KiB', 'MiB', 'GiB'])}`})`;
  return `${size} copied, ${Number(seconds.toPrecision(6))} s, ${rate}\n`;
}

/** dd(1) */
export const dd = command(
  { name: 'dd', usage: '[OPERAND]...', about: 'Copy a file, converting and formatting according to the operands.' },
  function* (io, _, operands) {
    const values = new Map<string, string>();
    for (const word of operands) {
      const eq = word.indexOf('=');
      const key = word.slice(0, eq);
      if (eq < 0 || !KEYS.has(key)) throw new Failure(`unrecognized operand ${quote(word)}`);
      values.set(key, word.slice(eq + 1));
    }
    const size = (key: string, fallback: number): number => {
      const text = values.get(key);
      if (text === undefined) return fallback;
      const parsed = parseSize(text);
      if (parsed === undefined) throw new Failure(`invalid number: ${quote(text)}`);
      return parsed;
    };
    const { sys } = io;
    const block = size('bs', size('ibs', 512));
    const limit = size('count', Number.POSITIVE_INFINITY);
    const started = sys.now();
    const input = open(sys, values.get('if'), () => ['read']);
    const keep = values.get('conv')?.split(',').includes('notrunc') || values.has('seek');
    const output = open(sys, values.get('of'), () => (keep ? ['write', 'create'] : ['write', 'create', 'truncate']), 1);
    const skip = size('skip', size('iseek', 0)) * block;
    if (skip > 0) yield* pass(sys, input, skip);
    const seek = size('seek', size('oseek', 0)) * size('bs', size('obs', 512));
    if (seek > 0) sys.seek(output, seek);
    let [full, part, bytes] = [0, 0, 0];
    while (full + part < limit) {
      const data = yield* sys.read(input, block);
      if (data === '') break;
      if (data.length === block) full += 1;
      else part += 1;
      bytes += data.length;
      try {
        yield* sys.write(output, data);
      } catch (e) {
        yield* io.warn(`error writing '${values.get('of') ?? 'standard output'}': ${asErrno(e).message}`);
        io.status = 1;
        break;
      }
    }
    const how = values.get('status');
    if (how === 'none') return;
    yield* sys.write(2, `${full}+${part} records in\n${full}+${part} records out\n`);
    if (how !== 'noxfer') yield* sys.write(2, summary(bytes, sys.now() - started));
  },
);

function open(sys: Syscalls, path: string | undefined, flags: () => Parameters<Syscalls['open']>[1], fd = 0): number {
  if (path === undefined) return fd;
  try {
    return sys.open(path, flags(), 0o666);
  } catch (e) {
    throw new Failure(`failed to open '${path}': ${asErrno(e).message}`);
  }
}

function* pass(sys: Syscalls, fd: number, bytes: number): Run<void> {
  try {
    sys.seek(fd, bytes);
  } catch {
    for (let left = bytes; left > 0; ) {
      const data = yield* sys.read(fd, left);
      if (data === '') return;
      left -= data.length;
    }
  }
}
