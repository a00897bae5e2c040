import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import type { Steps } from './steps';

/** docker logs, both streams. */
export function* logs(machine: Machine, name: string): Steps<string> {
  const { stdout, stderr } = yield* runLine(machine, `docker logs ${name}`);
  return stdout + stderr;
}
