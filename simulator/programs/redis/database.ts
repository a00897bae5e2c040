import type { Bytes } from '../../bytes';

export type Data = Bytes | Bytes[] | Map<Bytes, Bytes> | Set<Bytes> | SortedSet;

/** Members with their scores. */
export class SortedSet {
  readonly scores = new Map<Bytes, number>();

  /** By score, then by name. */
  ordered(): [Bytes, number][] {
    return [...this.scores].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  }
}

/** The keys of one numbered database; what has expired is gone when it is looked for. */
export class Database {
  readonly #data = new Map<Bytes, Data>();
  readonly #expires = new Map<Bytes, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get(key: Bytes): Data | undefined {
    if ((this.#expires.get(key) ?? Infinity) <= this.#now()) this.delete(key);
    return this.#data.get(key);
  }

  has(key: Bytes): boolean {
    return this.get(key) !== undefined;
  }

  /** Keeps the key's time to live. */
  set(key: Bytes, value: Data): void {
    this.#data.set(key, value);
  }

  delete(key: Bytes): boolean {
    this.#expires.delete(key);
    return this.#data.delete(key);
  }

  clear(): void {
    this.#data.clear();
    this.#expires.clear();
  }

  keys(): Bytes[] {
    return [...this.#data.keys()].filter((key) => this.has(key));
  }

  get size(): number {
    return this.keys().length;
  }

  /** How many have a time to live. */
  get expiring(): number {
    return this.keys().filter((key) => this.#expires.has(key)).length;
  }

  /** ms since 1970; undefined for one that stays. */
  expiry(key: Bytes): number | undefined {
    return this.has(key) ? this.#expires.get(key) : undefined;
  }

  /** undefined: it stays. */
  expire(key: Bytes, at: number | undefined): void {
    if (at === undefined) this.#expires.delete(key);
    else this.#expires.set(key, at);
  }
}
