import { programName } from '../startup/shell-of';
import type { Bench } from './bench';
import { programOf } from './scenario';
import type { Steps } from './steps';

export interface ArgumentsSeen {
  readonly args: readonly string[];
  /** The application's command line, when it was given the last of the arguments; else null. */
  readonly argv: readonly string[] | null;
  /** What was run last instead. */
  readonly instead: readonly string[];
}

/** docker run IMAGE ARGS…: which of them the application gets to see. */
export function* passArguments(bench: Bench): Steps<ArgumentsSeen | undefined> {
  const { app, args } = bench.scenario;
  if (args.length === 0) return undefined;
  const { id } = yield* bench.begin([], args);
  const marker = args.at(-1) ?? '';
  const run = bench.machine.events.flatMap((event) =>
    event.type === 'exec' && event.container === id ? [event.argv] : [],
  );
  const found = run.find(([name = '', ...words]) => programName(name) === programOf(app) && words.includes(marker));
  return { args, argv: found ?? null, instead: run.at(-1) ?? [] };
}
