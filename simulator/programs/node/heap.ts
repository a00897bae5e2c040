import { utf8 } from '../../bytes';
import { signals } from '../../kernel/signal';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { fail, JsFunction, JsObject, type Value } from './values';

/** Bytes resident of a node that runs nothing yet; most of them are pages of its program. */
export const MEMORY = 53_600_000;
export const MAPPED = 40_800_000;

/** Bytes. The kernel hears of the heap in steps of this size. */
const STEP = 1_000_000;
/** Items of an array or an object from which on they count: what is smaller is mostly garbage soon. */
const LARGE = 1024;
/** Bytes that the simulated heap holds, and those at which a real one gives up on a machine of 4 GB. */
const MOST = 250_000_000;
const LIMIT = 2_000_000_000;
/** v8::String::kMaxLength */
const LONGEST_TEXT = 536_870_888;
/** Bytes of a string that is two others, joined when somebody reads it. */
const CONS = 32;

/** A text longer than V8 makes. */
export class TooLong extends Error {}

export const checkLength = (length: number): void => {
  if (length > LONGEST_TEXT) throw new TooLong();
};

/** What a script takes of memory: Buffers, and large arrays and objects by their items. There is no garbage collector. */
export class Heap {
  readonly #sys: Syscalls;
  bytes = MEMORY;
  #told = MEMORY;

  constructor(sys: Syscalls) {
    this.#sys = sys;
  }

  /** A Buffer: its pages are written. */
  *allocate(bytes: number): Run<void> {
    this.bytes += bytes;
    yield* this.#sys.compute(bytes / 5_000_000);
    yield* this.#tell();
  }

  /** A container of `length` items has `more` of them than before, like `item`. */
  grew(length: number, more: number, item: Value): void {
    if (length > LARGE) this.bytes += more * sizeOf(item);
  }

  /** `left + right` as texts. */
  joined(left: string, right: string): void {
    checkLength(left.length + right.length);
    if (left.length > LARGE) this.bytes += CONS;
  }

  get due(): boolean {
    return Math.abs(this.bytes - this.#told) >= STEP;
  }

  *settle(): Run<void> {
    yield* this.#tell();
    if (this.bytes - MEMORY > MOST) yield* this.#giveUp();
  }

  *#tell(): Run<void> {
    this.#told = this.bytes;
    yield* this.#sys.setMemory(this.bytes);
  }

  /** It would go on growing: a container's limit ends it, else V8's own. */
  *#giveUp(): Run<void> {
    yield* this.#sys.setMemory(LIMIT);
    const said = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n';
    yield* this.#sys.write(2, utf8(`\n<--- JS stacktrace --->\n\n${said}`));
    yield* abort(this.#sys);
  }
}

/** abort(3): where SIGABRT is ignored, as at PID 1, an instruction that is not one ends it. */
export function* abort(sys: Syscalls): Run<never> {
  yield* sys.kill(sys.pid, signals.ABRT);
  return yield* sys.exit(128 + signals.SEGV);
}

export const invalidLength = () => fail('RangeError', 'Invalid string length');

const sizeOf = (value: Value): number =>
  value instanceof JsObject || value instanceof JsFunction || Array.isArray(value)
    ? 100
    : typeof value === 'string'
      ? 8 + CONS
      : 8;
