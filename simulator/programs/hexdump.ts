import { command } from './command';
import { readAll } from './stdio';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const printable = (c: string): string => (c >= ' ' && c <= '~' ? c : '.');

/** hexdump(1): words of two bytes, or with -C the canonical form. */
export const hexdump = command(
  {
    name: 'hexdump',
    usage: '[options] <file>...',
    options: 'C,canonical n=,length s=,skip v,no-squeezing b c d o x e= f=',
  },
  function* (io, options, files) {
    let data = '';
    yield* io.eachFile(files, function* (fd) {
      data += yield* readAll(io.sys, fd);
    });
    const skip = Number(options.get('s') ?? 0);
    const limit = options.get('n');
    data = data.slice(skip, limit === undefined ? undefined : skip + Number(limit));
    const canonical = options.has('C') || io.name.endsWith('hd');
    let last = '';
    let starred = false;
    for (let at = 0; at < data.length; at += 16) {
      const chunk = data.slice(at, at + 16);
      if (chunk === last && !options.has('v')) {
        if (!starred) yield* io.print('*\n');
        starred = true;
        continue;
      }
      [last, starred] = [chunk, false];
      const bytes = [...chunk].map((c) => hex(c.charCodeAt(0), 2));
      if (canonical) {
        const cells = `${bytes.slice(0, 8).join(' ').padEnd(23)}  ${bytes.slice(8).join(' ').padEnd(23)}`;
        yield* io.print(`${hex(skip + at, 8)}  ${cells}  |${[...chunk].map(printable).join('')}|\n`);
        continue;
      }
      let line = hex(skip + at, 7);
      for (let k = 0; k < chunk.length; k += 2) line += ` ${bytes[k + 1] ?? '00'}${bytes[k]}`;
      yield* io.print(`${line.padEnd(46)}\n`);
    }
    if (data.length > 0) yield* io.print(`${hex(skip + data.length, canonical ? 8 : 7)}\n`);
  },
);
