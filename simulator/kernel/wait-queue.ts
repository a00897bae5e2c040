// Processes asleep until something happens. Woken ones look again for themselves.
export class WaitQueue {
  readonly #sleepers = new Set<() => void>();

  wake(): void {
    if (this.#sleepers.size === 0) return;
    const sleepers = [...this.#sleepers];
    this.#sleepers.clear();
    for (const wake of sleepers) wake();
  }

  add(wake: () => void): void {
    this.#sleepers.add(wake);
  }

  remove(wake: () => void): void {
    this.#sleepers.delete(wake);
  }

  get empty(): boolean {
    return this.#sleepers.size === 0;
  }
}
