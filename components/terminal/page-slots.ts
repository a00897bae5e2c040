/** Part of a slot that must be in view before the terminal leaves the dock for it. */
export const ENOUGH = 0.3;

/** The places for a terminal in one page, and how much of each is in view: an exercise has one of its own. */
export class PageSlots {
  readonly #inView = new Map<HTMLElement, number>();
  #chosen: HTMLElement | undefined;

  set(slot: HTMLElement, inView: number): void {
    this.#inView.set(slot, inView);
    this.#choose();
  }

  delete(slot: HTMLElement): void {
    this.#inView.delete(slot);
    this.#choose();
  }

  /** The one that is most in view; with none in view the last that was. */
  get chosen(): HTMLElement | undefined {
    return this.#chosen;
  }

  get seen(): boolean {
    return this.#partOf(this.#chosen) >= ENOUGH;
  }

  #partOf(slot: HTMLElement | undefined): number {
    return (slot && this.#inView.get(slot)) ?? 0;
  }

  #choose(): void {
    if (this.#chosen && !this.#inView.has(this.#chosen)) this.#chosen = undefined;
    for (const [slot, part] of this.#inView)
      if (!this.#chosen || part > this.#partOf(this.#chosen)) this.#chosen = slot;
  }
}
