import { type AnswerSeen, answer } from './answer';
import type { Bench } from './bench';
import { logs } from './logs';
import { runLine } from './run-line';
import type { StartSeen } from './start';
import { pass, type Steps } from './steps';

/** Much was written to PID 1's standard output. */
export interface FloodSeen {
  /** Bytes. */
  readonly written: number;
  /** Bytes that docker logs still shows. */
  readonly kept: number;
  readonly answer?: AnswerSeen;
}

const BYTES = 2_000_000;

/** Needs a shell in the image; without one nothing is written. */
export function* flood({ machine, scenario }: Bench, { name }: StartSeen): Steps<FloodSeen> {
  const before = (yield* logs(machine, name)).length;
  const line = `yes ${'flood '.repeat(16)}| head -c ${BYTES} > /proc/1/fd/1`;
  const { exit } = yield* runLine(machine, `docker exec -u 0 ${name} sh -c '${line}'`);
  yield* pass(machine, 1000);
  const kept = (yield* logs(machine, name)).length;
  const answered = scenario.port === undefined ? undefined : yield* answer(machine, name, scenario.port);
  return { written: exit === 0 ? before + BYTES : before, kept, ...(answered && { answer: answered }) };
}
