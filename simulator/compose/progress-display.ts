import { type Bytes, utf8 } from '../bytes';
import type { Run, Syscalls } from '../kernel/syscalls';
import { warningLine } from './file/load-project';
import type { ProgressLine } from './progress';

interface Row {
  line: ProgressLine;
  readonly started: number;
  ended: number | undefined;
}

const ESC = '\x1b[';
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
/** ms */
const FRAME = 100;
const paint = (colour: number, text: string): string => `${ESC}${colour}m${text}${ESC}0m`;

/** Compose's progress: a line for each change, or on a terminal one line a resource, drawn again in place. */
export class ProgressDisplay {
  readonly #sys: Syscalls;
  readonly #tty: boolean;
  readonly #rows = new Map<string, Row>();
  #drawn = 0;

  readonly #title: string;

  constructor(sys: Syscalls, title: string) {
    this.#sys = sys;
    this.#title = title;
    this.#tty = sys.isatty(2);
  }

  *print(said: readonly (ProgressLine | string)[]): Run<void> {
    const sys = this.#sys;
    for (const line of said) {
      if (typeof line === 'string') yield* sys.write(2, `${warningLine(sys, line)}\n`);
      else if (!this.#tty) yield* sys.write(2, ` ${line.id} ${line.text} ${line.status}\n`);
    }
    if (!this.#tty) return;
    const lines = said.filter((line) => typeof line !== 'string');
    const now = sys.now();
    for (const line of lines) {
      const before = this.#rows.get(line.id);
      const row = before ?? { line, started: now, ended: undefined };
      row.line = line;
      row.ended = line.phase === 'working' ? undefined : (row.ended ?? now);
      this.#rows.set(line.id, row);
    }
    if (this.#rows.size > 0 && (lines.length > 0 || this.#busy())) yield* sys.write(2, utf8(this.#draw(now)));
  }

  /** When to draw again though nothing has changed: spinners turn. */
  nextFrame(): number | undefined {
    return this.#tty && this.#busy() ? this.#sys.now() + FRAME : undefined;
  }

  #busy(): boolean {
    return [...this.#rows.values()].some(({ ended }) => ended === undefined);
  }

  #draw(now: number): Bytes {
    const rows = [...this.#rows.values()];
    const width = this.#sys.windowSize(2).columns;
    const longest = Math.max(...rows.map(({ line }) => line.id.length));
    const done = rows.filter(({ ended }) => ended !== undefined).length;
    const title = `[+] ${this.#title} ${done}/${rows.length}`;
    const up = this.#drawn === 0 ? `${ESC}1A${ESC}1B` : `${ESC}1A`.repeat(this.#drawn);
    const text = [
      `${up}${ESC}0G${ESC}?25l`,
      `${done === rows.length ? paint(34, title) : title}${ESC}K\n`,
      ...rows.map((row) => `${this.#line(row, now, longest, width)}\n`),
      `${ESC}?25h`,
    ].join('');
    this.#drawn = rows.length + 1;
    return text;
  }

  #line({ line, started, ended }: Row, now: number, longest: number, width: number): string {
    const timer = `${(((ended ?? now) - started) / 1000).toFixed(1)}s `;
    const text = `${line.text === '' ? '' : `${line.text} `}${line.status}`;
    const room = Math.max(1, width - longest - 5 - timer.length);
    const status = text.slice(0, room).padEnd(room);
    const frame = FRAMES[Math.floor((now - started) / FRAME) % FRAMES.length] ?? '';
    const mark = { working: paint(33, frame), done: paint(32, '✔'), error: paint(31, '✘') }[line.phase];
    const shown = { working: status, done: paint(32, status), error: paint(31, status) }[line.phase];
    return ` ${mark} ${line.id.padEnd(longest)}  ${shown}${paint(34, timer)}`;
  }
}
