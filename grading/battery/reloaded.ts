import type { Bench } from './bench';
import { type Condition, condition } from './condition';
import { processes } from './processes';
import { runLine } from './run-line';
import { patienceOf } from './scenario';
import { pass, type Steps } from './steps';

/** The container was sent SIGHUP by docker kill, went on, and crashed later. */
export interface ReloadedSeen {
  /** It still ran when it was made to crash. */
  readonly wentOn: boolean;
  readonly after: Condition;
}

export function* reloaded(bench: Bench): Steps<ReloadedSeen | undefined> {
  const { machine } = bench;
  const started = yield* bench.up();
  if (!started) return undefined;
  yield* runLine(machine, `docker kill -s HUP ${started.name}`);
  yield* pass(machine, 1000);
  const first = (yield* processes(machine, started.id)).find(({ pid }) => pid === 1);
  if (first) yield* runLine(machine, `kill -KILL ${first.hostPid}`);
  yield* pass(machine, patienceOf(bench.scenario));
  return { wentOn: first !== undefined, after: yield* condition(bench, started) };
}
