import { decodeUtf8, utf8 } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import { type Signal, signals } from '../../kernel/signal';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import type { PathEntry } from './blocks';
import { osError, raise } from './exceptions';
import { Interpreter } from './interpreter';
import { Memory } from './memory';
import { type Py, type PyObject, Scope } from './values';

const BLOCK = 8192;

/** Bytes resident of a Python that runs nothing yet, and how much of it is pages of its files. */

/** What signal.signal was given: a function, or one of the two constants. */
export type SignalHandler = Py;

interface Options {
  readonly file: string;
  readonly source: string;
  readonly argv: readonly string[];
  readonly unbuffered: boolean;
  readonly globals?: Scope;
  readonly importModule: (rt: Runtime, name: string) => PyObject;
  readonly fork: (rt: Runtime) => number;
}

/** One Python process. */
export class Runtime {
  readonly sys: Syscalls;
  readonly file: string;
  readonly lines: readonly string[];
  readonly argv: readonly string[];
  readonly globals: Scope;
  readonly modules = new Map<string, PyObject>();
  readonly interpreter: Interpreter;
  readonly #options: Options;
  /** Blocks being run, outermost first: from here a forked child goes on. */
  path: PathEntry[] = [];
  /** What os.fork answers when the child comes to it. */
  forkAnswer: number | undefined;
  readonly handlers = new Map<Signal, SignalHandler>();
  /** Written and not yet flushed, by descriptor. */
  readonly unflushed = new Map<Fd, string>();
  readonly unbuffered: boolean;
  readonly memory: Memory;
  /** Read and not yet asked for, by descriptor. */
  readonly #unread = new Map<Fd, string>();
  #pending: Signal[] = [];

  constructor(sys: Syscalls, options: Options) {
    this.sys = sys;
    this.memory = new Memory(sys);
    this.#options = options;
    this.file = options.file;
    this.lines = options.source.split('\n');
    this.argv = options.argv;
    this.unbuffered = options.unbuffered;
    this.globals = options.globals ?? new Scope();
    this.interpreter = new Interpreter(this);
  }

  importModule(name: string): PyObject {
    return this.#options.importModule(this, name);
  }

  fork(): number {
    return this.#options.fork(this);
  }

  /** Like Python: lines at once to a terminal, else by blocks; standard error is never held back. */
  *write(fd: Fd, text: string): Run<void> {
    const held = (this.unflushed.get(fd) ?? '') + utf8(text);
    this.unflushed.set(fd, held);
    const now = fd === 2 || this.unbuffered || held.length >= BLOCK || (this.sys.isatty(fd) && held.includes('\n'));
    if (now) yield* this.flush(fd);
  }

  *flush(fd: Fd): Run<void> {
    const held = this.unflushed.get(fd) ?? '';
    this.unflushed.set(fd, '');
    if (held !== '') yield* this.call(() => this.sys.write(fd, held));
  }

  /** Up to `count` bytes, fewer at the end only; all there is when negative. */
  *readMost(fd: Fd, count: number): Run<string> {
    let text = this.#unread.get(fd) ?? '';
    while (count < 0 || text.length < count) {
      const more = yield* this.call(() => this.sys.read(fd, 65536));
      if (more === '') break;
      text += more;
    }
    const end = count < 0 ? text.length : count;
    this.#unread.set(fd, text.slice(end));
    return text.slice(0, end);
  }

  *readLineBytes(fd: Fd): Run<string> {
    let text = this.#unread.get(fd) ?? '';
    while (!text.includes('\n')) {
      const more = yield* this.call(() => this.sys.read(fd, 65536));
      if (more === '') break;
      text += more;
    }
    const end = text.includes('\n') ? text.indexOf('\n') + 1 : text.length;
    this.#unread.set(fd, text.slice(end));
    return text.slice(0, end);
  }

  *readLine(fd: Fd): Run<string> {
    return decodeUtf8(yield* this.readLineBytes(fd));
  }

  /** A system call that goes on after a signal, its handler having run. A failure becomes an OSError. */
  *call<T>(begin: () => Run<T>, file?: string): Run<T> {
    for (;;) {
      try {
        return yield* begin();
      } catch (error) {
        if (!(error instanceof Errno)) throw error;
        if (error.code !== 'EINTR') throw osError(error.code, file);
        yield* this.handleSignals();
      }
    }
  }

  /** The same for one that answers at once. */
  at<T>(begin: () => T, file?: string): T {
    try {
      return begin();
    } catch (error) {
      throw osError(asErrno(error).code, file);
    }
  }

  catchSignal(signal: Signal, handler: SignalHandler): void {
    this.handlers.set(signal, handler);
    this.sys.sigaction(signal, { handler: (got) => this.#pending.push(got) });
  }

  /** After a fork: the handlers are the same, the process another. */
  adopt(handlers: ReadonlyMap<Signal, SignalHandler>): void {
    for (const [signal, handler] of handlers) this.catchSignal(signal, handler);
  }

  *handleSignals(): Run<void> {
    for (let signal = this.#pending.shift(); signal !== undefined; signal = this.#pending.shift()) {
      const handler = this.handlers.get(signal) ?? null;
      if (handler === null && signal === signals.INT) throw raise('KeyboardInterrupt');
      if (handler !== null) yield* this.interpreter.call(handler, [signal, null]);
    }
  }
}
