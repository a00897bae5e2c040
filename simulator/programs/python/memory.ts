import { TOTAL_MEMORY } from '../../kernel/procfs-system';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { raise } from './exceptions';
import { type Py, PyBytes, PyDict, PyList, PyObject } from './values';

/** Bytes resident of a Python that runs nothing yet, and those of them that are pages of files. */
export const MEMORY = 18_300_000;
export const MAPPED = 9_600_000;

/** Bytes. The kernel hears of what is held in steps of this size; a text of that length is heard of by itself. */
const STEP = 1_000_000;
/** Items from which on a list or dict counts: what is smaller is mostly freed soon. */
const LARGE = 1024;
/** Bytes that the simulated Python holds: a real one ends where the machine's memory does. */
const MOST = 250_000_000;

/** More than the simulated Python makes in one piece: `bytes` of it. */
export class TooLarge extends RangeError {
  readonly bytes: number;
  constructor(bytes: number) {
    super('too large');
    this.bytes = bytes;
  }
}

/** What a script takes of memory: bytearrays, and large lists and dicts by their items. */
export class Memory {
  readonly #sys: Syscalls;
  held = 0;
  #told = 0;

  constructor(sys: Syscalls) {
    this.#sys = sys;
  }

  *allocate(bytes: number): Run<void> {
    this.held += bytes;
    yield* this.settle();
  }

  /** A container of `length` items has `more` of them than before, like `item`. */
  grew(length: number, more: number, item: Py): void {
    if (length > LARGE) this.held += more * sizeOf(item);
  }

  get due(): boolean {
    return Math.abs(this.held - this.#told) >= STEP;
  }

  *settle(): Run<void> {
    this.#told = this.held;
    if (this.held > MOST) yield* this.refuse(4 * MOST);
    yield* this.#tell(0);
  }

  /** A value that has been made, and is held for a while at least. */
  *made(value: Py): Run<void> {
    const length = typeof value === 'string' ? value.length : value instanceof PyBytes ? value.text.length : 0;
    if (length < STEP) return;
    yield* this.#tell(length);
    yield* this.#tell(0);
  }

  /** A container's limit ends who touches so much; elsewhere malloc refuses, as it does where there is no such memory at all. */
  *refuse(bytes: number): Run<never> {
    if (bytes < TOTAL_MEMORY) {
      yield* this.#tell(Math.min(bytes, TOTAL_MEMORY / 2));
      yield* this.#tell(0);
    }
    throw raise('MemoryError');
  }

  *#tell(more: number): Run<void> {
    yield* this.#sys.setMemory(MEMORY + this.held + more, MAPPED);
  }
}

const sizeOf = (item: Py): number =>
  typeof item === 'string'
    ? 57 + item.length
    : item instanceof PyObject || item instanceof PyList || item instanceof PyDict
      ? 72
      : 8;

export const lengthOf = (value: Py | undefined): number | undefined =>
  value instanceof PyList ? value.items.length : value instanceof PyDict ? value.entries.size : undefined;
