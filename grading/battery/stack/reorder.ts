import type { Machine } from '@/simulator/machine';
import { runLine } from '../run-line';
import { pass, type Steps } from '../steps';

/** Virtual ms between two starts: time enough to fail. */
const GAP = 2000;

/** All services are stopped, and started one by one, the last first; the order they were started in. */
export function* reorder(machine: Machine, compose: string, services: readonly string[]): Steps<readonly string[]> {
  const order = [...services].reverse();
  yield* runLine(machine, `${compose} stop -t 2`, 180_000);
  for (const service of order) {
    yield* runLine(machine, `${compose} up -d --no-deps ${service}`, 180_000);
    yield* pass(machine, GAP);
  }
  return order;
}
