import type { Bytes } from '../bytes';
import { Errno } from './errno';
import { anonymousStat, nextAnonymousInode, OpenFile } from './open-file';
import type { Stat } from './syscalls';

/** pipe(7): Linux's default capacity in bytes. */
const CAPACITY = 65536;

/** Bytes on their way from writers to readers; the shared half of pipes, fifos and sockets. */
export class Channel {
  #chunks: Bytes[] = [];
  #size = 0;
  readers = 0;
  writers = 0;
  /** fifo(7): opening waits for the other side; here its first read or write does. */
  hadReader = false;
  hadWriter = false;
  readonly ends = new Set<OpenFile>();

  get size(): number {
    return this.#size;
  }

  get full(): boolean {
    return this.#size >= CAPACITY;
  }

  take(length: number): Bytes {
    let out = '';
    while (out.length < length && this.#chunks.length > 0) {
      const chunk = this.#chunks[0] ?? '';
      const part = chunk.slice(0, length - out.length);
      out += part;
      if (part.length === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.slice(part.length);
    }
    this.#size -= out.length;
    this.wakeWriters();
    return out;
  }

  put(data: Bytes): number {
    const taken = data.slice(0, CAPACITY - this.#size);
    if (taken.length === 0) return 0;
    this.#chunks.push(taken);
    this.#size += taken.length;
    this.wakeReaders();
    return taken.length;
  }

  wakeReaders(): void {
    for (const end of this.ends) end.readers.wake();
  }

  wakeWriters(): void {
    for (const end of this.ends) end.writers.wake();
  }
}

/** One end of a pipe or an opened fifo. */
export class PipeEnd extends OpenFile {
  readonly #channel: Channel;
  readonly #reads: boolean;
  readonly #writes: boolean;

  constructor(path: string, channel: Channel, mode: { readonly reads: boolean; readonly writes: boolean }) {
    super(path);
    this.#channel = channel;
    this.#reads = mode.reads;
    this.#writes = mode.writes;
    channel.ends.add(this);
    if (mode.reads) channel.readers += 1;
    if (mode.writes) channel.writers += 1;
    channel.hadReader ||= mode.reads;
    channel.hadWriter ||= mode.writes;
    channel.wakeWriters();
  }

  read(length: number): Bytes | null {
    if (!this.#reads) throw new Errno('EBADF');
    if (this.#channel.size > 0) return this.#channel.take(length);
    return this.#channel.writers === 0 && this.#channel.hadWriter ? '' : null;
  }

  write(data: Bytes): number {
    if (!this.#writes) throw new Errno('EBADF');
    if (!this.#channel.hadReader) return 0;
    if (this.#channel.readers === 0) throw new Errno('EPIPE');
    return this.#channel.put(data);
  }

  override readReady(): boolean {
    return this.#channel.size > 0 || (this.#channel.writers === 0 && this.#channel.hadWriter);
  }

  override writeReady(): boolean {
    return this.#channel.hadReader && (!this.#channel.full || this.#channel.readers === 0);
  }

  stat(): Stat {
    return anonymousStat('fifo');
  }

  override release(): void {
    this.#channel.ends.delete(this);
    if (this.#reads) this.#channel.readers -= 1;
    if (this.#writes) this.#channel.writers -= 1;
    if (this.#channel.readers === 0 && this.#channel.writers === 0) {
      this.#channel.hadReader = false;
      this.#channel.hadWriter = false;
    }
    this.#channel.wakeReaders();
    this.#channel.wakeWriters();
  }
}

export function makePipe(): { readonly read: PipeEnd; readonly write: PipeEnd } {
  const channel = new Channel();
  const path = `pipe:[${nextAnonymousInode()}]`;
  return {
    read: new PipeEnd(path, channel, { reads: true, writes: false }),
    write: new PipeEnd(path, channel, { reads: false, writes: true }),
  };
}
