import { Errno } from '../../kernel/errno';
import { command } from '../command';
import { quoteIfNeeded } from '../quote';
import { CHUNK } from '../stdio';

type Count = Record<'l' | 'w' | 'm' | 'c' | 'L', number>;

export const wc = command(
  {
    name: 'wc',
    usage: '[OPTION]... [FILE]...',
    about: 'Print newline, word, and byte counts for each FILE.',
    options: 'l,lines w,words m,chars c,bytes L,max-line-length',
  },
  function* (io, options, files) {
    const { sys } = io;
    const asked = (['l', 'w', 'm', 'c', 'L'] as const).filter((key) => options.has(key));
    const columns = asked.length ? asked : (['l', 'w', 'c'] as const);
    const rows: { count: Count; name: string }[] = [];
    let width = 1;
    const names = files.length ? files : ['-'];
    for (const name of names) {
      const count: Count = { l: 0, w: 0, m: 0, c: 0, L: 0 };
      let inWord = false;
      let column = 0;
      try {
        const fd = name === '-' ? 0 : sys.open(name, ['read']);
        const { type } = sys.fstat(fd);
        if (type !== 'file' && names.length * columns.length > 1) width = Math.max(width, 7);
        for (let data = yield* sys.read(fd, CHUNK); data !== ''; data = yield* sys.read(fd, CHUNK)) {
          count.c += data.length;
          count.l += data.split('\n').length - 1;
          if (columns.length > 1 || columns[0] !== 'l')
            for (const c of data) {
              const blank = c === ' ' || (c >= '\t' && c <= '\r');
              if (!blank && !inWord) count.w++;
              inWord = !blank;
              column = c === '\n' || c === '\r' || c === '\f' ? 0 : c === '\t' ? column + 8 - (column % 8) : column + 1;
              count.L = Math.max(count.L, column);
            }
        }
        if (fd !== 0) sys.close(fd);
      } catch (e) {
        if (!(e instanceof Errno)) throw e;
        yield* io.failedAt(name, e);
        if (e.code !== 'EISDIR') continue;
        width = Math.max(width, 7);
      }
      count.m = count.c;
      rows.push({ count, name: files.length ? name : '' });
    }
    const total: Count = { l: 0, w: 0, m: 0, c: 0, L: 0 };
    for (const { count } of rows) {
      for (const key of ['l', 'w', 'm', 'c'] as const) total[key] += count[key];
      total.L = Math.max(total.L, count.L);
    }
    if (names.length > 1) rows.push({ count: total, name: 'total' });
    if (names.length * columns.length > 1) width = Math.max(width, String(total.c).length);
    for (const { count, name } of rows) {
      const cells = columns.map((key) => String(count[key]).padStart(width)).join(' ');
      yield* io.print(`${cells}${name === '' ? '' : ` ${quoteIfNeeded(name)}`}\n`);
    }
  },
);
