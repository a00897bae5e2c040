import type { Machine } from '@/simulator/machine';

/** Work in slices: the caller may pause at every yield, to keep a page smooth. */
export type Steps<T> = Generator<void, T, void>;

/** Slices of this many pause questions; the kernel asks every few system calls. */
const SLICE = 32;

/** Lets `ms` of virtual time pass. */
export function* pass(machine: Machine, ms: number): Steps<void> {
  yield* advance(machine, machine.now() + ms, () => false);
}

export function* advance(machine: Machine, until: number, done: () => boolean): Steps<void> {
  let asked = 0;
  const pause = () => ++asked % SLICE === 0;
  while (!done() && machine.now() < until) {
    const next = machine.nextEventAt();
    machine.advance(Math.min(next, until), pause);
    if (asked >= SLICE) {
      asked = 0;
      yield;
    }
  }
}

/** All slices at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
