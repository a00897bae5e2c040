import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import type { Steps } from './steps';

/** Paths that a container changed or added, without the folders on the way: docker diff. */
export function* writes(machine: Machine, name: string): Steps<string[]> {
  const { stdout } = yield* runLine(machine, `docker diff ${name}`);
  const paths = stdout.split('\n').flatMap((row) => (/^[AC] /.test(row) ? [row.slice(2)] : []));
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}
