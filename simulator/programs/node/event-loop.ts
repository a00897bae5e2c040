import { Errno } from '../../kernel/errno';
import type { Signal } from '../../kernel/signal';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';

interface Timer {
  readonly id: number;
  at: number;
  readonly every: number | undefined;
  readonly run: () => Run<unknown>;
}

/** Timers, sockets and signals of one node; it ends when nothing more can happen. */
export class EventLoop {
  readonly #sys: Syscalls;
  readonly #timers = new Map<number, Timer>();
  readonly #readers = new Map<Fd, () => Run<unknown>>();
  readonly #soon: (() => Run<unknown>)[] = [];
  readonly #pending: Signal[] = [];
  readonly #handlers = new Map<Signal, () => Run<unknown>>();
  readonly #holds = new Set<symbol>();
  #lastTimer = 0;

  constructor(sys: Syscalls) {
    this.#sys = sys;
  }

  soon(run: () => Run<unknown>): void {
    this.#soon.push(run);
  }

  /** `every` makes it repeat; both in ms. */
  timer(after: number, run: () => Run<unknown>, repeat: boolean): number {
    const ms = after >= 1 ? Math.min(after, 2 ** 31) : 1;
    this.#lastTimer += 1;
    this.#timers.set(this.#lastTimer, {
      id: this.#lastTimer,
      at: this.#sys.now() + ms,
      every: repeat ? ms : undefined,
      run,
    });
    return this.#lastTimer;
  }

  clear(id: number): void {
    this.#timers.delete(id);
  }

  whenReadable(fd: Fd, run: () => Run<unknown>): void {
    this.#readers.set(fd, run);
  }

  /** Something else is awaited, a child for one; the loop goes on until the function that comes back is called. */
  hold(): () => void {
    const one = Symbol('hold');
    this.#holds.add(one);
    return () => this.#holds.delete(one);
  }

  forget(fd: Fd): void {
    this.#readers.delete(fd);
  }

  onSignal(signal: Signal, run: (() => Run<unknown>) | undefined): void {
    if (run) this.#handlers.set(signal, run);
    else this.#handlers.delete(signal);
    this.#sys.sigaction(signal, run ? { handler: (got) => this.#pending.push(got) } : 'default');
  }

  *run(): Run<void> {
    for (;;) {
      for (let next = this.#soon.shift(); next; next = this.#soon.shift()) yield* next();
      for (let got = this.#pending.shift(); got !== undefined; got = this.#pending.shift())
        yield* this.#handlers.get(got)?.() ?? nothing();
      if (this.#soon.length > 0) continue;
      const timers = [...this.#timers.values()].sort((a, b) => a.at - b.at || a.id - b.id);
      const [first] = timers;
      if (!first && this.#readers.size === 0 && this.#holds.size === 0) return;
      if (first && first.at <= this.#sys.now()) {
        if (first.every === undefined) this.#timers.delete(first.id);
        else first.at = this.#sys.now() + first.every;
        yield* first.run();
        continue;
      }
      try {
        const ready = yield* this.#sys.poll(
          [...this.#readers.keys()].map((fd) => ({ fd, read: true })),
          first?.at ?? Number.POSITIVE_INFINITY,
        );
        for (const { fd } of ready) yield* this.#readers.get(fd)?.() ?? nothing();
      } catch (error) {
        if (!(error instanceof Errno) || error.code !== 'EINTR') throw error;
      }
    }
  }
}

function* nothing(): Run<void> {}
