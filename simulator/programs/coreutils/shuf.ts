import type { Run } from '../../kernel/syscalls';
import { command, Failure, type Stdio } from '../command';
import { quote } from '../quote';

/** A number below `limit` from /dev/urandom. */
function* draw(io: Stdio, fd: number, limit: number): Run<number> {
  const bytes = yield* io.sys.read(fd, 4);
  return [...bytes].reduce((sum, c) => sum * 256 + c.charCodeAt(0), 0) % limit;
}

/** shuf(1) */
export const shuf = command(
  {
    name: 'shuf',
    usage: '[OPTION]... [FILE]',
    about: 'Write a random permutation of the input lines to standard output.',
    options: 'e,echo i=,input-range n=,head-count o=,output r,repeat z,zero-terminated random-source=',
  },
  function* (io, options, operands) {
    let lines: string[] = [];
    const range = options.get('i');
    if (range !== undefined) {
      const m = /^(\d+)-(\d+)$/.exec(range);
      if (!m || Number(m[1]) > Number(m[2])) throw new Failure(`invalid input range: ${quote(range)}`);
      for (let n = Number(m[1]); n <= Number(m[2]); n++) lines.push(String(n));
    } else if (options.has('e')) lines = [...operands];
    else
      yield* io.eachFile(operands, function* (fd) {
        const reader = io.lines(fd);
        for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) lines.push(line);
      });
    const asked = options.get('n');
    const count = asked === undefined ? Number.POSITIVE_INFINITY : Number(asked);
    if (Number.isNaN(count)) throw new Failure(`invalid line count: ${quote(asked ?? '')}`);
    const random = io.sys.open('/dev/urandom', ['read']);
    if (options.has('r')) {
      for (let i = 0; i < count && lines.length > 0; i++)
        yield* io.print(`${lines[yield* draw(io, random, lines.length)]}\n`);
      return;
    }
    for (let i = 0; i < Math.min(count, lines.length); i++) {
      const k = i + (yield* draw(io, random, lines.length - i));
      [lines[i], lines[k]] = [lines[k] ?? '', lines[i] ?? ''];
      yield* io.print(`${lines[i]}\n`);
    }
  },
);
