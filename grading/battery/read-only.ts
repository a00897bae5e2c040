import { type AnswerSeen, answer } from './answer';
import type { Bench } from './bench';
import { logs } from './logs';
import type { StartSeen } from './start';
import type { Steps } from './steps';

/** The container was started with a root file system that nothing can be written to. */
export interface ReadOnlySeen {
  readonly start: StartSeen;
  readonly logs: string;
  readonly answer?: AnswerSeen;
}

export function* readOnly(bench: Bench): Steps<ReadOnlySeen> {
  const { port, writable = ['/tmp'] } = bench.scenario;
  const started = yield* bench.begin(['--read-only', ...writable.flatMap((folder) => ['--tmpfs', folder])]);
  const log = started.id === '' ? started.error : yield* logs(bench.machine, started.name);
  if (!started.running || port === undefined) return { start: started, logs: log };
  return { start: started, logs: log, answer: yield* answer(bench.machine, started.name, port) };
}
