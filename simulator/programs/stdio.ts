import type { Bytes } from '../bytes';
import { Errno } from '../kernel/errno';
import type { Fd, Run, Syscalls } from '../kernel/syscalls';

export const CHUNK = 65536;

/** To standard output, at once. */
export function* print(sys: Syscalls, text: Bytes): Run<void> {
  yield* sys.write(1, text);
}

/** To standard error, at once; a closed one loses the text silently, as in stdio(3). */
export function* printError(sys: Syscalls, text: Bytes): Run<void> {
  try {
    yield* sys.write(2, text);
  } catch (e) {
    if (!(e instanceof Errno)) throw e;
  }
}

/** Everything up to end of file. */
export function* readAll(sys: Syscalls, fd: Fd): Run<Bytes> {
  let all = '';
  for (;;) {
    const chunk = yield* sys.read(fd, CHUNK);
    if (chunk === '') return all;
    all += chunk;
  }
}

/** Takes a stream apart at newlines (or another byte); holds one chunk and one line. */
export class LineReader {
  readonly #sys: Syscalls;
  readonly #fd: Fd;
  readonly #delimiter: string;
  #chunk = '';
  #at = 0;
  #ended = false;
  /** Did the last line end with the delimiter? */
  terminated = true;

  constructor(sys: Syscalls, fd: Fd, delimiter = '\n') {
    this.#sys = sys;
    this.#fd = fd;
    this.#delimiter = delimiter;
  }

  /** Without its delimiter; undefined at end of file. */
  *next(): Run<Bytes | undefined> {
    let line = '';
    for (;;) {
      const end = this.#chunk.indexOf(this.#delimiter, this.#at);
      if (end >= 0) {
        line += this.#chunk.slice(this.#at, end);
        this.#at = end + 1;
        this.terminated = true;
        return line;
      }
      line += this.#chunk.slice(this.#at);
      this.#chunk = this.#ended ? '' : yield* this.#sys.read(this.#fd, CHUNK);
      this.#at = 0;
      if (this.#chunk === '') {
        this.#ended = true;
        this.terminated = false;
        return line === '' ? undefined : line;
      }
      if (line.length > 2 ** 26) throw new Errno('ENOMEM');
    }
  }

  /** What was read ahead and not yet given out. */
  get rest(): Bytes {
    return this.#chunk.slice(this.#at);
  }
}
