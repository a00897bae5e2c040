import type { Bytes } from '../bytes';
import { anonymousStat, OpenFile } from './open-file';
import type { Stat } from './syscalls';

/** A pipe whose reader is outside the simulation and takes everything at once. */
export class Sink extends OpenFile {
  readonly #take: (data: Bytes) => void;
  readonly #closed: (() => void) | undefined;

  constructor(path: string, take: (data: Bytes) => void, closed?: () => void) {
    super(path);
    this.#take = take;
    this.#closed = closed;
  }

  read(): Bytes {
    return '';
  }

  write(data: Bytes): number {
    this.#take(data);
    return data.length;
  }

  stat(): Stat {
    return anonymousStat('fifo');
  }

  override release(): void {
    this.#closed?.();
  }
}
