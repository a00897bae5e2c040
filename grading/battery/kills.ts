import { programName } from '../startup/shell-of';
import type { Bench } from './bench';
import { type Condition, condition } from './condition';
import { type ProcessSeen, processes } from './processes';
import { runLine } from './run-line';
import { patienceOf, programOf } from './scenario';
import { pass, type Steps } from './steps';

/** One process of the container got SIGKILL; how the container stood `patience` later. */
export interface KillSeen {
  readonly killed: ProcessSeen;
  readonly after: Condition;
  /** A process with the same command line is there again, under another number. */
  readonly replaced: boolean;
}

/** Enough for two programs, their shell, a supervisor and its listener; each costs a container. */
const MOST = 5;

/** Virtual ms; by then a supervisor no longer takes an end for a start that failed. */
const SETTLED = 2000;

/** Each service of the container in turn: processes that are not PID 1, and the application. */
export function* kills(bench: Bench): Steps<KillSeen[]> {
  const program = programOf(bench.scenario.app);
  const seen: KillSeen[] = [];
  for (let turn = 0; turn < MOST; turn++) {
    const started = yield* bench.up();
    if (!started) return seen;
    yield* pass(bench.machine, SETTLED);
    const found = yield* processes(bench.machine, started.id);
    const victims = found.filter(
      ({ pid, state, argv: [name = ''] }) => state !== 'Z' && (pid !== 1 || programName(name) === program),
    );
    const killed = victims[turn];
    if (!killed) return seen;
    yield* runLine(bench.machine, `kill -KILL ${killed.hostPid}`);
    yield* pass(bench.machine, patienceOf(bench.scenario));
    const after = yield* condition(bench, started);
    const same = after.processes.find(({ argv, state }) => state !== 'Z' && argv.join(' ') === killed.argv.join(' '));
    seen.push({ killed, after, replaced: same !== undefined && same.hostPid !== killed.hostPid });
  }
  return seen;
}
