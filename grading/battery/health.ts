import { programName } from '../startup/shell-of';
import type { Bench } from './bench';
import { type Inspected, inspect } from './inspect';
import { processes } from './processes';
import { runLine } from './run-line';
import { programOf } from './scenario';
import { pass, type Steps } from './steps';

/** What the health check said of a container that works, and of the same one with its application frozen. */
export interface HealthSeen {
  /** The command of the check; empty when there is none. */
  readonly test: readonly string[];
  /** `starting`, `healthy`, `unhealthy`; '' without a check. */
  readonly working: string;
  readonly broken: string;
  /** Virtual seconds from the break to the last look. */
  readonly seconds: number;
  /** What the last probe printed. */
  readonly output: string;
}

/** Docker's own defaults, in ms. */
const DEFAULTS = { Interval: 30_000, Timeout: 30_000, Retries: 3 };

export function* health(bench: Bench): Steps<HealthSeen | undefined> {
  const { machine, scenario } = bench;
  const started = yield* bench.up();
  if (!started) return undefined;
  const told = yield* inspect(machine, started.id);
  const test = told.texts('Config', 'Healthcheck', 'Test');
  if (test.length === 0 || test[0] === 'NONE') return { test: [], working: '', broken: '', seconds: 0, output: '' };
  const interval = timeOf(told, 'Interval');
  const timeout = timeOf(told, 'Timeout');
  const retries = told.number('Config', 'Healthcheck', 'Retries') || DEFAULTS.Retries;
  yield* pass(machine, interval + Math.min(timeout, 2000));
  const working = (yield* inspect(machine, started.id)).text('State', 'Health', 'Status');
  const program = programOf(scenario.app);
  const app = (yield* processes(machine, started.id)).findLast(
    // A title such as `redis-server *:6379` or `nginx: worker process` is one word.
    ({ argv: [title = ''] }) => programName(title.replace(/:?\s.*$/, '')) === program,
  );
  if (app) yield* runLine(machine, `kill -STOP ${app.hostPid}`);
  const wait = (interval + timeout) * (retries + 1);
  yield* pass(machine, wait);
  const after = yield* inspect(machine, started.id);
  const output = after.list('State', 'Health', 'Log').at(-1)?.text('Output') ?? '';
  return {
    test,
    working,
    broken: after.text('State', 'Health', 'Status'),
    seconds: wait / 1000,
    output: output.trim(),
  };
}

const timeOf = (told: Inspected, name: 'Interval' | 'Timeout'): number =>
  told.number('Config', 'Healthcheck', name) / 1e6 || DEFAULTS[name];
