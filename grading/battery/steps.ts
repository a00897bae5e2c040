import type { Machine } from '@/simulator/machine';

/** Work in slices: the caller may pause at every yield, to keep a page smooth. */
export type Steps<T> = Generator<void, T, void>;

/** Lets `ms` of virtual time pass. */
export function* pass(machine: Machine, ms: number): Steps<void> {
  yield* advance(machine, machine.now() + ms, () => false);
}

export function* advance(machine: Machine, until: number, done: () => boolean): Steps<void> {
  while (!done() && machine.now() < until) {
    machine.advance(Math.min(machine.nextEventAt(), until), () => true);
    yield;
  }
}

/** All slices at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
