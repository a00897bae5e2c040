import { type Request, request } from '../docker/cli/call';
import type { Engine } from '../docker/engine';
import { Errno } from '../kernel/errno';
import { signals } from '../kernel/signal';
import type { Run, Syscalls } from '../kernel/syscalls';
import { WaitQueue } from '../kernel/wait-queue';
import type { Progress } from './progress';
import { ProgressDisplay } from './progress-display';
import type { Session } from './session';

/** Sleeps until one of the queues is woken, or a signal came. */
export function* rest(sys: Syscalls, queues: readonly WaitQueue[], deadline?: number): Run<void> {
  try {
    yield* sys.waitFor(queues, deadline);
  } catch (error) {
    if (!(error instanceof Errno && error.code === 'EINTR')) throw error;
  }
}

/** Runs an operation and shows its progress on standard error; throws what it throws. */
export function* follow<T>(sys: Syscalls, session: Session, run: Run<T>): Run<T> {
  const woken = new WaitQueue();
  for (const signal of [signals.INT, signals.TERM])
    sys.sigaction(signal, {
      handler: () => {
        session.canceled = true;
        woken.wake();
      },
    });
  try {
    return yield* show(sys, session.engine, session.progress, run, woken);
  } finally {
    // What goes on when something has failed begins nothing new.
    session.canceled = true;
  }
}

/** The same without a say in signals. */
export function* show<T>(
  sys: Syscalls,
  engine: Engine,
  progress: Progress,
  run: Run<T>,
  woken: WaitQueue = new WaitQueue(),
): Run<T> {
  const display = new ProgressDisplay(sys, progress.title);
  const pending: Request<T> = request(engine, run);
  while (!pending.outcome) {
    yield* display.print(progress.take());
    if (!pending.outcome) yield* rest(sys, [progress.added, pending.done, woken], display.nextFrame());
  }
  yield* display.print(progress.take());
  progress.close();
  if ('error' in pending.outcome) throw pending.outcome.error;
  return pending.outcome.value;
}
