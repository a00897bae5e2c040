/** A future call, in the order of time, then of being asked for. */
interface Timer {
  readonly at: number;
  readonly seq: number;
  fire: (() => void) | undefined;
}

export interface Timeout {
  cancel(): void;
}

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.seq < b.seq);

/** Virtual time in ms since 1970, and what is due when. A binary heap; cancelled timers stay in it as empty shells. */
export class Clock {
  now: number;
  #seq = 0;
  readonly #heap: Timer[] = [];

  constructor(now: number) {
    this.now = now;
  }

  /** `at` in the past means as soon as possible. Infinity is never. */
  at(at: number, fire: () => void): Timeout {
    const timer: Timer = { at: Math.max(at, this.now), seq: ++this.#seq, fire };
    if (at !== Infinity) this.#push(timer);
    return {
      cancel: () => {
        timer.fire = undefined;
      },
    };
  }

  /** Time of the next live timer, Infinity without one. */
  next(): number {
    for (;;) {
      const top = this.#heap[0];
      if (!top) return Infinity;
      if (top.fire) return top.at;
      this.#pop();
    }
  }

  /** Moves to the next timer and fires it. */
  fireNext(): void {
    if (this.next() === Infinity) return;
    const timer = this.#pop();
    if (!timer) return;
    this.now = Math.max(this.now, timer.at);
    timer.fire?.();
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let i = heap.length;
    heap.push(timer);
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = heap[up];
      if (!parent || !before(timer, parent)) break;
      heap[i] = parent;
      i = up;
    }
    heap[i] = timer;
  }

  #pop(): Timer | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      const left = heap[child];
      const right = heap[child + 1];
      if (!left) break;
      let least = left;
      if (right && before(right, left)) {
        least = right;
        child += 1;
      }
      if (!before(least, last)) break;
      heap[i] = least;
      i = child;
    }
    heap[i] = last;
    return top;
  }
}
