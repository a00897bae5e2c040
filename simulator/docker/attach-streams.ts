import type { Bytes } from '../bytes';
import type { OutputKind } from '../kernel/syscalls';
import { WaitQueue } from '../kernel/wait-queue';
import type { Stream } from './logs';

export interface StreamChunk {
  readonly stream: Stream;
  readonly data: Bytes;
  /** What kind of text a terminal's program wrote. */
  readonly kind: OutputKind;
}

/** Bytes a slow client may have waiting before the container's writers are made to wait. */
const CAPACITY = 65536;

/** A client's connection to a container's or an exec's output. */
export class AttachStreams {
  /** Something to take, or the end. */
  readonly ready: WaitQueue = new WaitQueue();
  /** Room for more. */
  readonly drained: WaitQueue = new WaitQueue();
  #chunks: StreamChunk[] = [];
  #size = 0;
  /** No more will come. */
  ended = false;
  /** The client is gone. */
  closed = false;

  push(chunk: StreamChunk): void {
    if (this.closed) return;
    this.#chunks.push(chunk);
    this.#size += chunk.data.length;
    this.ready.wake();
  }

  take(): readonly StreamChunk[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#size = 0;
    if (chunks.length > 0) this.drained.wake();
    return chunks;
  }

  get empty(): boolean {
    return this.#chunks.length === 0;
  }

  get full(): boolean {
    return !this.closed && this.#size >= CAPACITY;
  }

  end(): void {
    this.ended = true;
    this.ready.wake();
  }

  close(): void {
    this.closed = true;
    this.#chunks = [];
    this.#size = 0;
    this.drained.wake();
  }
}
