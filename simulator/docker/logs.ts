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

/** What was written at once: lines, and where the last of them ends the stream perhaps a part of one. */
interface Chunk extends LogEntry {
  /** Number of entries in it. */
  readonly count: number;
}

/** The json-file driver cuts longer lines. */
const LINE_MAX = 16384;
/** Bytes kept; the real driver keeps everything. */
const CAPACITY = 2 * 1024 * 1024;

/** Where each entry of the text ends; what follows the last newline counts only with `all`. */
function* ends(text: Bytes, all: boolean): Iterable<number> {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    if (newline >= 0 && newline - at < LINE_MAX) at = newline + 1;
    else if (text.length - at >= LINE_MAX) at += LINE_MAX;
    else if (all) at = text.length;
    else return;
    yield at;
  }
}

/** json-file's files: how large one may grow, and how many are kept. */
export interface Rotation {
  readonly size: number;
  readonly files: number;
}

/** Bytes of a file that a line takes: `{"log":…,"stream":…,"time":…}`. */
const lineSize = ({ stream, data }: LogEntry): number => JSON.stringify(data).length + stream.length + 61;

/** What a container wrote, over all its runs. A line is kept once it is complete, or when its stream ends. */
export class Logs {
  readonly added: WaitQueue = new WaitQueue();
  #chunks: Chunk[] = [];
  #size = 0;
  #dropped = 0;
  #end = 0;
  readonly #rotation: Rotation | undefined;
  /** The newest last. */
  readonly #files: { size: number; entries: number }[] = [{ size: 0, entries: 0 }];
  readonly #open: Record<Stream, Bytes> = { stdout: '', stderr: '' };

  constructor(rotation?: Rotation) {
    this.#rotation = rotation;
  }

  /** Answers the number of lines. */
  write(stream: Stream, data: Bytes, at: number): number {
    const text = this.#open[stream] + data;
    let count = 0;
    let complete = 0;
    for (const end of ends(text, false)) {
      count += 1;
      complete = end;
    }
    this.#open[stream] = text.slice(complete);
    if (count > 0) this.#push({ at, stream, data: text.slice(0, complete), count });
    return count;
  }

  /** The stream ended. */
  flush(stream: Stream, at: number): void {
    const data = this.#open[stream];
    this.#open[stream] = '';
    if (data !== '') this.#push({ at, stream, data, count: 1 });
  }

  /** Number of entries so far: a place to read on from. */
  get end(): number {
    return this.#end;
  }

  /** Entries from a place on, oldest first. */
  from(index = 0): readonly LogEntry[] {
    const entries: LogEntry[] = [];
    let first = this.#dropped;
    for (const { at, stream, data, count } of this.#chunks) {
      if (first + count > index) {
        let start = 0;
        let number = first;
        for (const end of ends(data, true)) {
          if (number >= index) entries.push({ at, stream, data: data.slice(start, end) });
          start = end;
          number += 1;
        }
      }
      first += count;
    }
    return entries;
  }

  /** Bytes of the file, about. */
  get size(): number {
    return this.#size;
  }

  #push(chunk: Chunk): void {
    if (!this.#rotation) {
      this.#keep(chunk);
      return;
    }
    let start = 0;
    for (const end of ends(chunk.data, true)) {
      const entry = { ...chunk, data: chunk.data.slice(start, end), count: 1 };
      this.#rotate(this.#rotation, lineSize(entry));
      this.#keep(entry);
      start = end;
    }
  }

  #rotate({ size, files }: Rotation, more: number): void {
    if ((this.#files.at(-1)?.size ?? 0) >= size) this.#files.push({ size: 0, entries: 0 });
    while (this.#files.length > files) this.#drop(this.#files.shift()?.entries ?? 0);
    const file = this.#files.at(-1);
    if (!file) return;
    file.size += more;
    file.entries += 1;
  }

  #drop(entries: number): void {
    for (const { data, count } of this.#chunks.splice(0, entries)) {
      this.#size -= data.length;
      this.#dropped += count;
    }
  }

  #keep(chunk: Chunk): void {
    this.#chunks.push(chunk);
    this.#size += chunk.data.length;
    this.#end += chunk.count;
    while (this.#size > CAPACITY) {
      const gone = this.#chunks.shift();
      this.#size -= gone?.data.length ?? this.#size;
      this.#dropped += gone?.count ?? 0;
    }
    this.added.wake();
  }
}
