import type { Bytes } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';

const BACKUPS = 10;

/** A file that is appended to, and rotated when it reaches `maxbytes` (0: never). */
export class LogFile {
  readonly #sys: Syscalls;
  readonly #path: string;
  readonly #maxbytes: number;
  #fd: Fd;

  constructor(sys: Syscalls, path: string, maxbytes: number) {
    this.#sys = sys;
    this.#path = path;
    this.#maxbytes = maxbytes;
    this.#fd = this.#open();
  }

  #open(): Fd {
    const fd = this.#sys.open(this.#path, ['write', 'create', 'append'], 0o666);
    this.#sys.setCloexec(fd, true);
    return fd;
  }

  /** ESPIPE after writing when it is to be rotated but is a pipe or a terminal, which have no position. */
  *write(data: Bytes): Run<void> {
    yield* this.#sys.write(this.#fd, data);
    if (this.#maxbytes <= 0) return;
    const { type, size } = this.#sys.fstat(this.#fd);
    if (type === 'fifo' || type === 'socket' || this.#sys.isatty(this.#fd)) throw new Errno('ESPIPE');
    if (type === 'file' && size >= this.#maxbytes) this.#rotate();
  }

  #rotate(): void {
    const name = (i: number): string => (i === 0 ? this.#path : `${this.#path}.${i}`);
    for (let i = BACKUPS - 1; i >= 0; i--) if (this.#sys.access(name(i), '')) this.#sys.rename(name(i), name(i + 1));
    this.reopen();
  }

  reopen(): void {
    this.close();
    this.#fd = this.#open();
  }

  close(): void {
    this.#sys.close(this.#fd);
  }
}
