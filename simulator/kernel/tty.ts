import type { Bytes } from '../bytes';
import { toBytes } from '../bytes';
import { Errno } from './errno';
import { OpenFile } from './open-file';
import { type Signal, signals } from './signal';
import type { OutputKind, Pid, Stat, Termios, WindowSize } from './syscalls';
import { WaitQueue } from './wait-queue';

/** Characters that may wait for the terminal before writers sleep. */
const CAPACITY = 16384;
/** N_TTY: bytes of a line in canonical mode. */
const LINE_MAX = 4096;

export interface TtyChunk {
  readonly kind: OutputKind;
  readonly data: Bytes;
}

export const sane: Termios = { canonical: true, echo: true, signals: true, outputNewline: true };

/** A pseudo-terminal: the line discipline between a master (the user's terminal, docker) and the processes on it. */
export class Tty {
  /** N of /dev/pts/N; each container counts from 0. */
  readonly number: number;
  readonly rdev: readonly [number, number];
  termios: Termios = sane;
  size: WindowSize;
  /** Controlling session and its foreground process group, host numbers. */
  session: Pid = 0;
  foreground: Pid = 0;
  /** The master is gone: reads end, writes fail with EIO. */
  hungUp = false;
  readonly inputReady: WaitQueue = new WaitQueue();
  readonly outputRoom: WaitQueue = new WaitQueue();
  /** For the master: something to take. */
  readonly outputReady: WaitQueue = new WaitQueue();
  readonly #signal: (tty: Tty, signal: Signal) => void;
  #line = '';
  #cooked: Bytes[] = [];
  #raw = '';
  #output: TtyChunk[] = [];
  #outputSize = 0;
  #lines: Bytes[] = [];
  #literal = false;
  /** Processes asleep in a read of this terminal. */
  waitingReaders = 0;

  constructor(number: number, minor: number, size: WindowSize, signal: (tty: Tty, signal: Signal) => void) {
    this.number = number;
    this.rdev = [136, minor];
    this.size = size;
    this.#signal = signal;
  }

  get name(): string {
    return `pts/${this.number}`;
  }

  // --- the master's side -------------------------------------------------------------------------------------

  input(data: Bytes): void {
    if (!this.termios.canonical && !this.termios.signals) {
      this.#raw += data;
      this.inputReady.wake();
      return;
    }
    for (const char of data) this.#type(char);
    this.inputReady.wake();
  }

  take(limit = Infinity): TtyChunk[] {
    const out: TtyChunk[] = [];
    let taken = 0;
    while (taken < limit) {
      const chunk = this.#output[0];
      if (!chunk) break;
      const part = chunk.data.slice(0, limit - taken);
      out.push({ kind: chunk.kind, data: part });
      taken += part.length;
      if (part.length === chunk.data.length) this.#output.shift();
      else this.#output[0] = { kind: chunk.kind, data: chunk.data.slice(part.length) };
    }
    this.#outputSize -= taken;
    if (taken > 0 && this.#outputSize < CAPACITY) this.outputRoom.wake();
    return out;
  }

  get hasOutput(): boolean {
    return this.#outputSize > 0;
  }

  takeLines(): Bytes[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  resize(size: WindowSize): void {
    if (size.columns === this.size.columns && size.rows === this.size.rows) return;
    this.size = size;
    this.#signal(this, signals.WINCH);
  }

  hangUp(): void {
    this.hungUp = true;
    this.#signal(this, signals.HUP);
    this.inputReady.wake();
    this.outputRoom.wake();
    this.outputReady.wake();
  }

  // --- the processes' side -----------------------------------------------------------------------------------

  read(length: number): Bytes | null {
    if (this.termios.canonical) {
      const line = this.#cooked[0];
      if (line === undefined) return this.hungUp ? '' : null;
      const part = line.slice(0, length);
      if (part.length === line.length) this.#cooked.shift();
      else this.#cooked[0] = line.slice(part.length);
      return part;
    }
    const waiting = this.#cooked.join('') + this.#raw;
    if (waiting === '') return this.hungUp ? '' : null;
    this.#cooked = [];
    this.#raw = waiting.slice(length);
    return waiting.slice(0, length);
  }

  get readReady(): boolean {
    return this.hungUp || this.#cooked.length > 0 || (!this.termios.canonical && this.#raw !== '');
  }

  get full(): boolean {
    return this.#outputSize >= CAPACITY;
  }

  /** Bytes taken of `data`. */
  write(data: Bytes, kind: OutputKind): number {
    if (this.hungUp) throw new Errno('EIO');
    const room = CAPACITY - this.#outputSize;
    if (room <= 0) return 0;
    const taken = data.slice(0, room);
    this.#emit(this.termios.outputNewline ? taken.replace(/\n/g, '\r\n') : taken, kind);
    return taken.length;
  }

  noteLine(line: Bytes): void {
    this.#lines.push(line);
  }

  /** tcsetattr: what was typed so far is handed over when line editing ends. */
  set(termios: Partial<Termios>): void {
    const wasCanonical = this.termios.canonical;
    this.termios = { ...this.termios, ...termios };
    if (wasCanonical && !this.termios.canonical && this.#line !== '') {
      this.#raw += this.#line;
      this.#line = '';
    }
    if (!wasCanonical && this.termios.canonical && this.#raw !== '') {
      const pending = this.#raw;
      this.#raw = '';
      for (const char of pending) this.#typeCanonical(char === '\r' ? '\n' : char, false);
    }
    this.inputReady.wake();
  }

  #emit(data: Bytes, kind: OutputKind): void {
    const last = this.#output.at(-1);
    if (last?.kind === kind && last.data.length < 4096)
      this.#output[this.#output.length - 1] = { kind, data: last.data + data };
    else this.#output.push({ kind, data });
    this.#outputSize += data.length;
    this.outputReady.wake();
  }

  #echo(data: Bytes): void {
    if (this.termios.echo) this.#emit(data, 'echo');
  }

  #type(char: Bytes): void {
    const signal =
      this.termios.signals && !this.#literal
        ? { '\x03': signals.INT, '\x1c': signals.QUIT, '\x1a': signals.TSTP }[char]
        : undefined;
    if (signal) {
      // n_tty's isig(): what waits in either direction is dropped.
      this.#line = '';
      this.#cooked = [];
      this.#output = [];
      this.#outputSize = 0;
      this.#echo(caret(char));
      this.#signal(this, signal);
      this.outputRoom.wake();
    } else if (this.termios.canonical) this.#typeCanonical(char === '\r' ? '\n' : char, true);
    else {
      this.#raw += char;
    }
  }

  #typeCanonical(char: Bytes, echo: boolean): void {
    if (this.#literal) {
      this.#literal = false;
      this.#insert(char, echo);
    } else if (char === '\n') {
      if (echo && this.termios.echo) this.#emit('\r\n', 'echo');
      this.#lines.push(this.#line);
      this.#cooked.push(`${this.#line}\n`);
      this.#line = '';
    } else if (char === '\x04') {
      this.#cooked.push(this.#line);
      this.#line = '';
    } else if (char === '\x7f' || char === '\b') this.#erase(1);
    else if (char === '\x15') this.#erase(this.#line.length);
    else if (char === '\x17') this.#erase(/\S*\s*$/.exec(this.#line)?.[0].length ?? 0);
    else if (char === '\x16') this.#literal = true;
    else this.#insert(char, echo);
  }

  #insert(char: Bytes, echo: boolean): void {
    if (this.#line.length >= LINE_MAX - 1) return;
    this.#line += char;
    if (echo) this.#echo(char < ' ' && char !== '\t' ? caret(char) : char);
  }

  #erase(count: number): void {
    let left = count;
    while (left > 0 && this.#line !== '') {
      const gone = this.#line.slice(-1);
      this.#line = this.#line.slice(0, -1);
      const continuation = (gone.charCodeAt(0) & 0xc0) === 0x80;
      if (!continuation) {
        this.#echo(gone < ' ' ? '\b \b\b \b' : '\b \b');
        left -= 1;
      } else if (count !== 1) left -= 1;
    }
  }
}

const caret = (char: Bytes): Bytes => `^${String.fromCharCode(char.charCodeAt(0) ^ 64)}`;

/** A process's end of the terminal. */
export class TtyFile extends OpenFile {
  override readonly tty: Tty;
  override readonly readers: WaitQueue;
  override readonly writers: WaitQueue;

  constructor(tty: Tty) {
    super(`/dev/${tty.name}`);
    this.tty = tty;
    this.readers = tty.inputReady;
    this.writers = tty.outputRoom;
  }

  read(length: number): Bytes | null {
    return this.tty.read(length);
  }

  write(data: Bytes, kind: OutputKind = 'output'): number {
    return this.tty.write(toBytes(data), kind);
  }

  override readReady(): boolean {
    return this.tty.readReady;
  }

  override writeReady(): boolean {
    return !this.tty.full;
  }

  stat(): Stat {
    return {
      type: 'character',
      mode: 0o620,
      uid: 0,
      gid: 5,
      size: 0,
      mtime: 0,
      ino: 3 + this.tty.number,
      dev: 24,
      nlink: 1,
      rdev: this.tty.rdev,
    };
  }
}
