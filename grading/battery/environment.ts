import { type AnswerSeen, answer } from './answer';
import type { Bench } from './bench';
import { logs } from './logs';
import type { Steps } from './steps';

/** The container was started with another environment. */
export interface EnvironmentSeen {
  readonly set: string;
  readonly port: number | undefined;
  readonly answer?: AnswerSeen;
  readonly logs: string;
}

export function* environment(bench: Bench): Steps<EnvironmentSeen | undefined> {
  const { environment: wanted } = bench.scenario;
  if (!wanted) return undefined;
  const { set, port } = wanted;
  const started = yield* bench.begin(['-e', set]);
  if (started.id === '') return { set, port, logs: started.error };
  const log = yield* logs(bench.machine, started.name);
  if (port === undefined || !started.running) return { set, port, logs: log };
  return { set, port, logs: log, answer: yield* answer(bench.machine, started.name, port) };
}
