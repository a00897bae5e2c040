import { type AnswerSeen, answer } from './answer';
import type { Bench } from './bench';
import { type Condition, condition } from './condition';
import { logs } from './logs';
import { patienceOf } from './scenario';
import { pass, type Steps } from './steps';

/** The container was started with another environment. */
export interface EnvironmentSeen {
  readonly set: string;
  readonly port: number | undefined;
  readonly answer?: AnswerSeen;
  readonly logs: string;
  /** Once `patience` has passed. */
  readonly after: Condition;
}

export function* environment(bench: Bench): Steps<EnvironmentSeen | undefined> {
  const { environment: wanted } = bench.scenario;
  if (!wanted) return undefined;
  const { set, port } = wanted;
  const started = yield* bench.begin(['-e', set]);
  if (started.id === '') return undefined;
  const answered =
    port === undefined || !started.running ? undefined : yield* answer(bench.machine, started.name, port);
  yield* pass(bench.machine, patienceOf(bench.scenario));
  const log = yield* logs(bench.machine, started.name);
  return { set, port, logs: log, after: yield* condition(bench, started), ...(answered && { answer: answered }) };
}
