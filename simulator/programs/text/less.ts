import type { Bytes } from '../../bytes';
import type { Run } from '../../kernel/syscalls';
import { command, type Stdio, type Tool } from '../command';
import { CHUNK, readAll } from '../stdio';
import { compile, PatternError } from './regex';

const CLEAR_LINE = '\r\x1b[K';

function find(lines: readonly Bytes[], from: number, pattern: Bytes): number {
  try {
    const matcher = compile(pattern, 'extended');
    return lines.findIndex((line, i) => i >= from && matcher.test(line));
  } catch (e) {
    if (e instanceof PatternError) return -1;
    throw e;
  }
}

/** Space, b, j, k, g, G, /pattern, n, q; more ends at the end. */
function* page(io: Stdio, text: Bytes, name: Bytes, endsItself: boolean): Run<void> {
  const { sys } = io;
  const keys = sys.open('/dev/tty', ['read']);
  const lines = text.replace(/\n$/, '').split('\n');
  const height = Math.max(sys.windowSize(1).rows - 1, 1);
  const before = sys.tcgetattr(keys);
  sys.tcsetattr(keys, { canonical: false, echo: false });
  let [top, shown, searched] = [0, 0, ''];
  const last = Math.max(lines.length - height, 0);
  const show = function* (note = ''): Run<void> {
    const bottom = Math.min(top + height, lines.length);
    const body = top === shown - height || shown === 0 ? lines.slice(top, bottom) : lines.slice(top, bottom);
    shown = bottom;
    const prompt =
      note ||
      (bottom >= lines.length
        ? '(END)'
        : endsItself
          ? `--More--(${Math.floor((100 * bottom) / lines.length)}%)`
          : top === 0
            ? name || ':'
            : ':');
    yield* sys.write(1, `${CLEAR_LINE}${body.map((line) => `${line}\n`).join('')}\x1b[7m${prompt}\x1b[m`);
  };
  yield* show();
  for (;;) {
    if (endsItself && shown >= lines.length) break;
    const key = yield* sys.read(keys, 16);
    const old = top;
    if (key === '' || key === 'q' || key === 'Q' || key === '\x03') break;
    if (key === ' ' || key === 'f' || key === '\x1b[6~') top = Math.min(top + height, last);
    else if (key === 'b' || key === '\x1b[5~') top = Math.max(top - height, 0);
    else if (key === 'j' || key === '\r' || key === '\n' || key === '\x1b[B') top = Math.min(top + 1, last);
    else if (key === 'k' || key === '\x1b[A') top = Math.max(top - 1, 0);
    else if (key === 'g') top = 0;
    else if (key === 'G') top = last;
    else if (key === '/' || key === 'n') {
      if (key === '/') {
        yield* sys.write(1, `${CLEAR_LINE}/`);
        sys.tcsetattr(keys, { canonical: true, echo: true });
        searched = (yield* sys.read(keys, CHUNK)).replace(/\n$/, '') || searched;
        sys.tcsetattr(keys, { canonical: false, echo: false });
      }
      const at = find(lines, top + 1, searched);
      if (at < 0) {
        yield* sys.write(1, `${CLEAR_LINE}\x1b[7mPattern not found  (press RETURN)\x1b[m`);
        continue;
      }
      top = Math.min(at, last);
    }
    if (top !== old || key === '/') yield* show();
  }
  yield* sys.write(1, CLEAR_LINE);
  sys.tcsetattr(keys, before);
  sys.close(keys);
}

function pager(name: 'less' | 'more'): Tool {
  return command(
    {
      name,
      usage: '[options] [file]...',
      version: name === 'less' ? 'less 668' : 'more from util-linux 2.41',
      options: 'F,quit-if-one-screen R,RAW-CONTROL-CHARS r S,chop-long-lines X,no-init N,LINE-NUMBERS i e f M m d p=',
    },
    function* (io, options, files) {
      const { sys } = io;
      if (files.length === 0 && sys.isatty(0)) {
        yield* io.print(`Missing filename ("${name} --help" for help)\n`);
        return 1;
      }
      yield* io.eachFile(files, function* (fd, path) {
        if (!sys.isatty(1)) {
          if (name === 'more' && io.flavour === 'gnu' && path !== '-')
            yield* sys.write(1, `${':'.repeat(14)}\n${path}\n${':'.repeat(14)}\n`);
          for (let data = yield* sys.read(fd, CHUNK); data !== ''; data = yield* sys.read(fd, CHUNK))
            yield* sys.write(1, data);
          return;
        }
        const text = yield* readAll(sys, fd);
        const short = text.split('\n').length <= sys.windowSize(1).rows;
        if (short && (name === 'more' || options.has('F'))) yield* io.print(text);
        else yield* page(io, text, path === '-' ? '' : path, name === 'more');
      });
      return io.status;
    },
  );
}

export const less = pager('less');
export const more = pager('more');
