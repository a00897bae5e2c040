import type { Machine } from '@/simulator/machine';
import { processes } from './processes';
import { runLine } from './run-line';
import type { StartSeen } from './start';
import { pass, type Steps } from './steps';

export interface OrphanSeen {
  /** Zombies before anything was done. */
  readonly before: number;
  /** Zombies a second after an orphan was left to PID 1. */
  readonly after: number;
  /** The image has a shell to leave one with. */
  readonly left: boolean;
}

/** Leaves an orphan to PID 1, which ends a little later: an init reaps it, others leave a zombie. Needs a shell in the image. */
export function* orphan(machine: Machine, name: string): Steps<boolean> {
  const { exit } = yield* runLine(machine, `docker exec ${name} sh -c '(sleep 0.2 >/dev/null 2>&1 &)'`);
  yield* pass(machine, 1000);
  return exit === 0;
}

/** Lets `patience` pass, then leaves an orphan. */
export function* orphanSeen(machine: Machine, { id, name }: StartSeen, patience: number): Steps<OrphanSeen> {
  yield* pass(machine, patience);
  const before = zombiesIn(yield* processes(machine, id));
  const left = yield* orphan(machine, name);
  return { before, after: zombiesIn(yield* processes(machine, id)), left };
}

const zombiesIn = (seen: readonly { readonly state: string }[]): number =>
  seen.filter(({ state }) => state === 'Z').length;
