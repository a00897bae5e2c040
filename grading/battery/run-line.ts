import type { Machine } from '@/simulator/machine';
import { advance, type Steps } from './steps';

export interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  /** 137 when it had to be ended. */
  readonly exit: number;
  /** Virtual seconds. */
  readonly seconds: number;
}

/** Virtual ms that a command may take. */
const LIMIT = 60_000;

/** What one line typed on the host does. */
export function* runLine(machine: Machine, line: string, limit = LIMIT): Steps<Finished> {
  const job = machine.run(line);
  yield* advance(machine, machine.now() + limit, () => job.done);
  if (!job.done) {
    job.kill();
    yield* advance(machine, machine.now() + 1000, () => job.done);
  }
  const { stdout, stderr, exit = 137, elapsed } = job;
  return { stdout, stderr, exit, seconds: Math.round(elapsed / 100) / 10 };
}
