import { Errno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { WaitQueue } from '../../kernel/wait-queue';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { latency } from '../latency';
import { CommandError } from './command-run';

export const print = (sys: Syscalls, text: string): Run<void> => sys.write(1, text);
export const warn = (sys: Syscalls, text: string): Run<void> => sys.write(2, text);

/** A request under way: the daemon goes on with it, whatever becomes of the client. */
export interface Request<T> {
  readonly done: WaitQueue;
  outcome: { readonly value: T } | { readonly error: unknown } | undefined;
}

export function request<T>(engine: Engine, run: Run<T>): Request<T> {
  const pending: Request<T> = { done: new WaitQueue(), outcome: undefined };
  engine.kernel.task(
    (function* (): Run<void> {
      try {
        pending.outcome = { value: yield* run };
      } catch (error) {
        pending.outcome = { error };
      }
      pending.done.wake();
    })(),
  );
  return pending;
}

/** The answer to a request; throws what the daemon threw. */
export function* answer<T>(sys: Syscalls, pending: Request<T>): Run<T> {
  while (!pending.outcome) {
    try {
      yield* sys.waitFor([pending.done]);
    } catch (error) {
      if (!(error instanceof Errno && error.code === 'EINTR')) throw error;
    }
  }
  if ('error' in pending.outcome) throw pending.outcome.error;
  return pending.outcome.value;
}

export const call = <T>(sys: Syscalls, engine: Engine, run: Run<T>): Run<T> => answer(sys, request(engine, run));

/** A request that the daemon answers at once. */
export function* ask<T>(sys: Syscalls, question: () => T): Run<T> {
  yield* sys.sleep(latency.query);
  return question();
}

export const daemonSays = (error: DaemonError): string => `Error response from daemon: ${error.message}`;

/** Does the same for each name, side by side; prints the names that went well in their order, then all errors. */
export function* forEachName(
  sys: Syscalls,
  engine: Engine,
  names: readonly string[],
  run: (name: string) => Run<string | undefined>,
): Run {
  const pending = names.map((name) => request(engine, run(name)));
  const errors: string[] = [];
  for (const one of pending) {
    try {
      const text = yield* answer(sys, one);
      if (text !== undefined) yield* print(sys, `${text}\n`);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      errors.push(daemonSays(error));
    }
  }
  if (errors.length > 0) throw new CommandError(errors.join('\n'));
  return 0;
}
