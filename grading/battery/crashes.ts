import { programName } from '../startup/shell-of';
import type { Bench } from './bench';
import { type Condition, condition } from './condition';
import { processes } from './processes';
import { runLine } from './run-line';
import { patienceOf, programOf } from './scenario';
import { pass, type Steps } from './steps';

/** The application was killed again and again, under a restart policy. */
export interface CrashesSeen {
  readonly crashes: number;
  /** Those that Docker knows of: restarts, or the end of the container. */
  readonly noticed: number;
  readonly after: Condition;
}

const TIMES = 3;

export function* crashes(bench: Bench): Steps<CrashesSeen | undefined> {
  const { machine, scenario } = bench;
  const own = scenario.script !== undefined || scenario.run.some((word) => word.startsWith('--restart'));
  const started = yield* bench.up(own ? [] : ['--restart', 'on-failure']);
  if (!started) return undefined;
  const program = programOf(scenario.app);
  let count = 0;
  for (let turn = 0; turn < TIMES; turn++) {
    const app = (yield* processes(machine, started.id)).findLast(
      ({ argv: [name = ''], state }) => programName(name) === program && state !== 'Z',
    );
    if (!app) break;
    yield* runLine(machine, `kill -KILL ${app.hostPid}`);
    count += 1;
    yield* pass(machine, patienceOf(scenario));
  }
  const died = machine.events.filter(
    (event) => event.type === 'docker' && event.action === 'die' && event.container === started.id,
  );
  return { crashes: count, noticed: died.length, after: yield* condition(bench, started) };
}
