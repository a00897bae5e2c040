import type { KernelEvent } from '@/simulator/kernel/events';
import { signalName } from '@/simulator/kernel/signal';
import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import { exitCodeOf } from './start';
import { pass, type Steps } from './steps';

/** A signal that reached, or did not reach, a process of the container while it was stopped. */
export interface SignalSeen {
  readonly hostPid: number;
  /** SIGTERM */
  readonly signal: string;
  readonly outcome: string;
  readonly reason: string;
}

export interface StopSeen {
  /** The first that Docker sent. */
  readonly signal: string;
  /** Virtual seconds that docker stop took. */
  readonly seconds: number;
  readonly exitCode: number;
  readonly signals: readonly SignalSeen[];
  /** Docker's patience ran out. */
  readonly timedOut: boolean;
  /** Host's numbers of those that did not end by themselves: killed by Docker, or by the kernel when PID 1 had ended. */
  readonly cutOff: readonly number[];
}

const CUT_OFF: ReadonlySet<string> = new Set(['namespace-teardown', 'stop-timeout', 'docker-stop']);

/** docker stop, with Docker's own patience. */
export function* stop(machine: Machine, { id, name }: { readonly id: string; readonly name: string }): Steps<StopSeen> {
  const before = machine.events.length;
  const { seconds } = yield* runLine(machine, `docker stop ${name}`);
  yield* pass(machine, 100); // The daemon's last event comes a moment later.
  const events = machine.events.slice(before);
  const signals = signalsSince(events, id);
  return {
    signal: signals[0]?.signal ?? 'SIGTERM',
    seconds,
    exitCode: exitCodeOf(machine, id) ?? 0,
    signals,
    timedOut: signals.some(({ reason }) => reason === 'stop-timeout'),
    cutOff: events.flatMap((event) =>
      event.type === 'exit' && event.container === id && CUT_OFF.has(event.reason) ? [event.pid] : [],
    ),
  };
}

export const signalsSince = (events: readonly KernelEvent[], container: string): SignalSeen[] =>
  events.flatMap((event) =>
    event.type === 'signal' && event.container === container
      ? [
          {
            hostPid: event.pid,
            signal: `SIG${signalName(event.signal) ?? event.signal}`,
            outcome: event.outcome,
            reason: event.reason,
          },
        ]
      : [],
  );
