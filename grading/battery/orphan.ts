import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import { pass, type Steps } from './steps';

/** Leaves an orphan to PID 1, which ends a little later: an init reaps it, others leave a zombie. Needs a shell in the image. */
export function* orphan(machine: Machine, name: string): Steps<void> {
  yield* runLine(machine, `docker exec ${name} sh -c '(sleep 0.2 >/dev/null 2>&1 &)'`);
  yield* pass(machine, 1000);
}
