import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import type { Steps } from './steps';

/** Paths that docker build would send: an image that copies all of them. */
export function* context(machine: Machine): Steps<string[]> {
  yield* runLine(machine, "printf 'FROM scratch\\nCOPY . /\\n' | docker build -q -t context -f - .");
  return (machine.layersOf('context') ?? []).flatMap(({ files }) => files.map(({ path }) => path.slice(1)));
}
