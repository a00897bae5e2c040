import { asErrno } from '../../kernel/errno';
import type { Fd, Syscalls } from '../../kernel/syscalls';
import { command, Failure } from '../command';
import { CHUNK } from '../stdio';

/** M- and ^ notation, all but newline and tab. */
function visible(text: string, tabs: boolean): string {
  return text.replace(/[\x00-\x08\t\x0b-\x1f\x7f-\xff]/g, (c) => {
    if (c === '\t' && !tabs) return c;
    const code = c.charCodeAt(0);
    const low = code & 127;
    return `${code > 127 ? 'M-' : ''}${low < 32 ? `^${String.fromCharCode(low + 64)}` : low === 127 ? '^?' : String.fromCharCode(low)}`;
  });
}

/** A file that is read and appended to at once would never end. */
function isOutput(sys: Syscalls, fd: Fd): boolean {
  const [input, output] = [sys.fstat(fd), sys.fstat(1)];
  return output.type === 'file' && input.ino === output.ino && input.dev === output.dev && input.size > 0;
}

export const cat = command(
  {
    name: 'cat',
    usage: '[OPTION]... [FILE]...',
    about: 'Concatenate FILE(s) to standard output.',
    options: 'A,show-all b,number-nonblank e E,show-ends n,number s,squeeze-blank t T,show-tabs u v,show-nonprinting',
  },
  function* (io, options, files) {
    const { sys } = io;
    const [ends, tabs] = [options.has('E', 'A', 'e'), options.has('T', 'A', 't')];
    const plain = options.list.every(([key]) => key === 'u');
    let number = 0;
    let blanks = 0;
    yield* io.eachFile(files, function* (fd, name) {
      if (isOutput(sys, fd)) return yield* io.fail(`${name}: input file is output file`);
      if (plain) {
        for (let data = yield* sys.read(fd, CHUNK); data !== ''; data = yield* sys.read(fd, CHUNK)) {
          try {
            yield* sys.write(1, data);
          } catch (e) {
            throw new Failure(`write error: ${asErrno(e).message}`);
          }
        }
        return;
      }
      const reader = io.lines(fd);
      for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) {
        blanks = line === '' ? blanks + 1 : 0;
        if (options.has('s') && blanks > 1) continue;
        const numbered = options.has('b') ? line !== '' : options.has('n');
        const shown = options.has('v', 'A', 'e', 't') ? visible(line, tabs) : tabs ? line.replaceAll('\t', '^I') : line;
        const prefix = numbered ? `${String(++number).padStart(6)}\t` : '';
        yield* io.print(prefix + shown + (reader.terminated ? (ends ? '$\n' : '\n') : ''));
      }
    });
  },
);
