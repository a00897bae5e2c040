import { utf8 } from '../../bytes';
import type { Run, Syscalls } from '../../kernel/syscalls';
import type { TaskState } from '../task';

const ESC = '\x1b[';
/** The longest name of a state. */
const STATE_WIDTH = 9;
/** How far along each state is, of `FULL`. */
const FULL = 9;
const steps: Readonly<Partial<Record<TaskState, number>>> = {
  new: 1,
  pending: 2,
  assigned: 3,
  accepted: 4,
  preparing: 5,
  ready: 6,
  starting: 7,
  running: 9,
};
/** Columns from which on there is room for a bar. */
const BAR_FROM = 110;

/** Lines with a name each: written one below the other, or on a terminal again in their place. */
export class ProgressLines {
  readonly #sys: Syscalls;
  readonly #quiet: boolean;
  readonly #tty: boolean;
  readonly #lines = new Map<string, number>();

  constructor(sys: Syscalls, quiet: boolean) {
    this.#sys = sys;
    this.#quiet = quiet;
    this.#tty = sys.isatty(1);
  }

  *show(id: string, text: string): Run<void> {
    yield* this.#write(id, `${id}: ${text}${this.#tty ? ' ' : ''}`);
  }

  /** A task's state; only a terminal has it. */
  *bar(id: string, state: TaskState): Run<void> {
    if (!this.#tty) return;
    const name = state.padEnd(STATE_WIDTH);
    const wide = this.#sys.windowSize(1).columns > BAR_FROM;
    const filled = Math.floor(((steps[state] ?? 0) * 50) / FULL);
    const rest = 50 - filled;
    const arrow = rest > 0 ? `>${' '.repeat(rest - 1)}` : '>';
    yield* this.#write(id, `${id}: ${name} ${wide ? `[${'='.repeat(filled)}${arrow}] ` : ''}`);
  }

  /** Without a name. */
  *say(text: string): Run<void> {
    if (!this.#quiet) yield* this.#sys.write(1, utf8(`${text}\n`));
  }

  *#write(id: string, line: string): Run<void> {
    if (this.#quiet) return;
    if (!this.#tty) {
      yield* this.#sys.write(1, utf8(`${line}\n`));
      return;
    }
    const known = this.#lines.get(id);
    if (known === undefined) this.#lines.set(id, this.#lines.size);
    const up = this.#lines.size - (known ?? this.#lines.size - 1);
    const before = known === undefined ? '\n' : '';
    yield* this.#sys.write(1, utf8(`${before}${ESC}${up}A${ESC}2K\r${line}\r${ESC}${up}B`));
  }
}
