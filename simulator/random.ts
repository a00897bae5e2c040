/** A small seeded generator (mulberry32's recurrence): the only source of chance in the simulator. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** 0 ≤ n < below */
  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  hex(length: number): string {
    let out = '';
    while (out.length < length) out += this.integer(16).toString(16);
    return out;
  }
}
