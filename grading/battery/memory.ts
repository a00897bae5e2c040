import type { Bench } from './bench';
import { type Condition, condition } from './condition';
import { patienceOf } from './scenario';
import { pass, type Steps } from './steps';

/** Under a memory limit, for as long as the exercise says. */
export function* memory(bench: Bench): Steps<Condition | undefined> {
  const { memory: limit } = bench.scenario;
  const started = yield* bench.begin(limit === undefined ? [] : ['-m', limit]);
  if (started.id === '') return undefined;
  yield* pass(bench.machine, patienceOf(bench.scenario));
  return yield* condition(bench, started);
}
