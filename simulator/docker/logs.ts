import type { Bytes } from '../bytes';
import { WaitQueue } from '../kernel/wait-queue';

export type Stream = 'stdout' | 'stderr';

export interface LogEntry {
  /** ms since 1970 */
  readonly at: number;
  readonly stream: Stream;
  /** A line with its newline, or a part of one. */
  readonly data: Bytes;
}

/** The json-file driver cuts longer lines. */
const LINE_MAX = 16384;
/** Bytes kept; the real driver keeps everything. */
const CAPACITY = 8 * 1024 * 1024;

/** What a container wrote, over all its runs. A line is kept once it is complete, or when its stream ends. */
export class Logs {
  readonly added: WaitQueue = new WaitQueue();
  #entries: LogEntry[] = [];
  #size = 0;
  #dropped = 0;
  readonly #open: Record<Stream, Bytes> = { stdout: '', stderr: '' };

  write(stream: Stream, data: Bytes, at: number): void {
    let rest = this.#open[stream] + data;
    while (rest !== '') {
      const newline = rest.indexOf('\n');
      const length = newline >= 0 && newline < LINE_MAX ? newline + 1 : rest.length >= LINE_MAX ? LINE_MAX : 0;
      if (length === 0) break;
      this.#push({ at, stream, data: rest.slice(0, length) });
      rest = rest.slice(length);
    }
    this.#open[stream] = rest;
    this.added.wake();
  }

  /** The stream ended. */
  flush(stream: Stream, at: number): void {
    const rest = this.#open[stream];
    this.#open[stream] = '';
    if (rest === '') return;
    this.#push({ at, stream, data: rest });
    this.added.wake();
  }

  /** Number of entries so far: a place to read on from. */
  get end(): number {
    return this.#dropped + this.#entries.length;
  }

  /** Entries from a place on, oldest first. */
  from(index = 0): readonly LogEntry[] {
    return this.#entries.slice(Math.max(0, index - this.#dropped));
  }

  /** Bytes of the file, about. */
  get size(): number {
    return this.#size;
  }

  #push(entry: LogEntry): void {
    this.#entries.push(entry);
    this.#size += entry.data.length;
    if (this.#size <= CAPACITY) return;
    const half = this.#entries.length >> 1;
    for (const gone of this.#entries.slice(0, half)) this.#size -= gone.data.length;
    this.#entries = this.#entries.slice(half);
    this.#dropped += half;
  }
}
