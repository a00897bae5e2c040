import { createMachine, type Machine, type MachineOptions } from '@/simulator/machine';
import type { Files } from '../files';
import { type AnswerSeen, answer } from './answer';
import { type ArgumentsSeen, passArguments } from './arguments';
import { type BuildSeen, build } from './build';
import { logs } from './logs';
import { type ProcessSeen, processes } from './processes';
import { type StartSeen, start } from './start';
import type { Steps } from './steps';
import { type StopSeen, stop } from './stop';

/** How an answer is built and run: the exercise's scenario. */
export interface Scenario {
  /** Name of the catalogue's application, e.g. graceful.js. */
  readonly app: string;
  readonly port?: number | undefined;
  /** Options of docker run, one word each. */
  readonly run: readonly string[];
  /** Arguments after the image name. */
  readonly args: readonly string[];
}

/** What was seen; undefined where an earlier failure stood in the way. */
export interface Observations {
  readonly build: BuildSeen;
  readonly start?: StartSeen;
  readonly processes?: readonly ProcessSeen[];
  readonly answer?: AnswerSeen;
  /** Before the stop. */
  readonly logs?: string;
  readonly stop?: StopSeen;
  readonly arguments?: ArgumentsSeen;
}

/** The program that runs an application: node for .js. */
export const programOf = (app: string): string =>
  app.endsWith('.js') ? 'node' : app.endsWith('.py') ? 'python3' : app;

/** The whole battery on one fresh machine. */
export function* observe(
  files: Files,
  scenario: Scenario,
  images: MachineOptions['images'] = 'hub',
): Steps<Observations> {
  const machine = createMachine({ files, images });
  yield;
  const built = yield* build(machine);
  if (!built.ok) return { build: built };
  const started = yield* start(machine, 'answer', scenario.run, []);
  const seen = started.running
    ? yield* whileRunning(machine, started, scenario)
    : { logs: yield* logs(machine, 'answer') };
  if (scenario.args.length === 0 || started.id === '') return { build: built, start: started, ...seen };
  const given = yield* passArguments(machine, programOf(scenario.app), scenario.run, scenario.args);
  return { build: built, start: started, ...seen, arguments: given };
}

function* whileRunning(machine: Machine, started: StartSeen, { port }: Scenario): Steps<Partial<Observations>> {
  const tree = yield* processes(machine, started.id);
  const answered = port === undefined ? undefined : yield* answer(machine, started.name, port);
  const log = yield* logs(machine, started.name);
  const stopped = yield* stop(machine, started);
  return { processes: tree, logs: log, stop: stopped, ...(answered && { answer: answered }) };
}
