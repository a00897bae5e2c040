import { asErrno, Errno } from '../../kernel/errno';
import { command, Failure } from '../command';
import { quote, quoteAlways } from '../quote';
import { parseSize } from '../size';
import { CHUNK, LineReader } from '../stdio';

/** `head -3` and `tail -3` mean -n 3. */
export const dashNumber = (words: readonly string[]): readonly string[] =>
  words.flatMap((word, i) => {
    const m = i === 0 ? /^-(\d+)([cqvz]*)$/.exec(word) : null;
    return m ? [`-n${m[1]}`, ...(m[2] ? [`-${m[2]}`] : [])] : [word];
  });

/** `==> name <==` between files. */
export const banner = (name: string, first: boolean): string =>
  `${first ? '' : '\n'}==> ${name === '-' ? 'standard input' : name} <==\n`;

export const head = command(
  {
    name: 'head',
    usage: '[OPTION]... [FILE]...',
    about: 'Print the first 10 lines of each FILE to standard output.',
    options: 'n=,lines c=,bytes q,quiet,silent v,verbose z,zero-terminated',
    obsolete: dashNumber,
  },
  function* (io, options, files) {
    const { sys } = io;
    const unit = options.last('n', 'c') ?? 'n';
    const wanted = options.get(unit) ?? '10';
    const size = parseSize(wanted.replace(/^[-+]/, ''));
    if (size === undefined)
      throw new Failure(`invalid number of ${unit === 'n' ? 'lines' : 'bytes'}: ${quote(wanted)}`);
    const allBut = wanted.startsWith('-');
    const titles = options.last('q', 'v') ? options.last('q', 'v') === 'v' : files.length > 1;
    let first = true;
    for (const name of files.length ? files : ['-']) {
      let fd = 0;
      try {
        if (name !== '-') fd = sys.open(name, ['read']);
      } catch (e) {
        if (io.flavour === 'gnu') yield* io.fail(`cannot open ${quoteAlways(name)} for reading: ${asErrno(e).message}`);
        else yield* io.failedAt(name, e);
        continue;
      }
      if (titles) yield* io.print(banner(name, first));
      first = false;
      try {
        if (unit === 'c') {
          let held = '';
          for (let left = size; allBut || left > 0; ) {
            const data = yield* sys.read(fd, allBut ? CHUNK : Math.min(CHUNK, left));
            if (data === '') break;
            left -= data.length;
            held += data;
            const ready = allBut ? Math.max(held.length - size, 0) : held.length;
            yield* io.print(held.slice(0, ready));
            held = held.slice(ready);
          }
        } else {
          const end = options.has('z') ? '\0' : '\n';
          const reader = new LineReader(sys, fd, end);
          const held: string[] = [];
          for (let count = 0; allBut || count < size; count++) {
            const line = yield* reader.next();
            if (line === undefined) break;
            held.push(line + (reader.terminated ? end : ''));
            if (!allBut || held.length > size) yield* io.print(held.shift() ?? '');
          }
        }
      } catch (e) {
        if (!(e instanceof Errno)) throw e;
        yield* io.fail(`error reading ${quoteAlways(name)}: ${e.message}`);
      }
      if (fd !== 0) sys.close(fd);
    }
  },
);
