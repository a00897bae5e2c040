import type { KernelEvent } from '@/simulator/kernel/events';
import { type AnswerSeen, answer } from './answer';
import type { Bench } from './bench';
import { inspect } from './inspect';
import { type ProcessSeen, processes } from './processes';
import type { StartSeen } from './start';
import type { Steps } from './steps';

/** How a container stands after something was done to it. */
export interface Condition {
  readonly running: boolean;
  /** Of the last run; null while it runs for the first time. */
  readonly exitCode: number | null;
  /** Docker says so; true only when the first process was the victim, or the last. */
  readonly oomKilled: boolean;
  /** By the restart policy. */
  readonly restarts: number;
  /** Command lines of what the kernel killed for want of memory. */
  readonly ooms: readonly (readonly string[])[];
  readonly processes: readonly ProcessSeen[];
  readonly answer?: AnswerSeen;
}

export function* condition({ machine, scenario }: Bench, { id, name }: StartSeen): Steps<Condition> {
  const told = yield* inspect(machine, id);
  const running = told.at('State', 'Running') === true && told.at('State', 'Restarting') !== true;
  const found = running ? yield* processes(machine, id) : [];
  const answered = running && scenario.port !== undefined ? yield* answer(machine, name, scenario.port) : undefined;
  return {
    running,
    exitCode: running && told.number('RestartCount') === 0 ? null : told.number('State', 'ExitCode'),
    oomKilled: told.at('State', 'OOMKilled') === true,
    restarts: told.number('RestartCount'),
    ooms: machine.events.flatMap((event) =>
      event.type === 'oom' && event.container === id ? [commandOf(machine.events, event.pid)] : [],
    ),
    processes: found,
    ...(answered && { answer: answered }),
  };
}

/** argv of the last program that a process, or the one it was forked from, became. */
export function commandOf(events: readonly KernelEvent[], pid: number): readonly string[] {
  const run = events.findLast((event) => event.type === 'exec' && event.pid === pid);
  if (run?.type === 'exec') return run.argv;
  const fork = events.findLast((event) => event.type === 'fork' && event.pid === pid);
  return fork?.type === 'fork' ? commandOf(events, fork.parent) : [];
}
