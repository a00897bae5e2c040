import type { Machine } from '@/simulator/machine';
import { programName } from '../startup/shell-of';
import { start } from './start';
import type { Steps } from './steps';

export interface ArgumentsSeen {
  readonly args: readonly string[];
  /** The application's command line, when it was given the last of the arguments; else null. */
  readonly argv: readonly string[] | null;
  /** What was run last instead. */
  readonly instead: readonly string[];
}

/** docker run IMAGE ARGS…: which of them `program` gets to see. */
export function* passArguments(
  machine: Machine,
  program: string,
  options: readonly string[],
  args: readonly string[],
): Steps<ArgumentsSeen> {
  const { id } = yield* start(machine, 'answer-with-arguments', options, args);
  const marker = args.at(-1) ?? '';
  const run = machine.events.flatMap((event) => (event.type === 'exec' && event.container === id ? [event.argv] : []));
  const found = run.find(([name = '', ...words]) => programName(name) === program && words.includes(marker));
  return { args, argv: found ?? null, instead: run.at(-1) ?? [] };
}
