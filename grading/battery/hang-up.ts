import type { Bench } from './bench';
import { type Condition, condition } from './condition';
import { logs } from './logs';
import { runLine } from './run-line';
import type { StartSeen } from './start';
import { pass, type Steps } from './steps';
import { type SignalSeen, signalsSince } from './stop';

/** The container was sent SIGHUP: docker kill -s HUP. */
export interface HangUpSeen {
  readonly signals: readonly SignalSeen[];
  readonly after: Condition;
  /** What came to docker logs then. */
  readonly said: string;
}

export function* hangUp(bench: Bench, started: StartSeen): Steps<HangUpSeen> {
  const { machine } = bench;
  const before = machine.events.length;
  const earlier = yield* logs(machine, started.name);
  yield* runLine(machine, `docker kill -s HUP ${started.name}`);
  yield* pass(machine, 1000);
  const signals = signalsSince(machine.events.slice(before), started.id);
  const said = (yield* logs(machine, started.name)).slice(earlier.length);
  return { signals, after: yield* condition(bench, started), said };
}
