import { type Signal, signals } from '../../kernel/signal';
import type { Pid, Run, Syscalls, WaitStatus } from '../../kernel/syscalls';

const KEPT: readonly Signal[] = [
  signals.FPE,
  signals.ILL,
  signals.SEGV,
  signals.BUS,
  signals.ABRT,
  signals.TRAP,
  signals.SYS,
];

/** Every signal that an init takes by sigwait: all but the faults of the program itself. */
export const taken: readonly Signal[] = Array.from({ length: 64 }, (_, i) => i + 1).filter(
  (n) => n !== signals.KILL && n !== signals.STOP && n !== 32 && n !== 33 && !KEPT.includes(n),
);

/** As a shell says it. */
export const exitCode = (status: WaitStatus): number =>
  'exited' in status ? status.exited : 'signaled' in status ? 128 + status.signaled : 0;

/** Reaps all that have ended; the status of `child` if it was among them. */
export function* reap(
  sys: Syscalls,
  child: Pid,
  note?: (pid: Pid, status: WaitStatus) => Run<void>,
): Run<WaitStatus | undefined> {
  let ended: WaitStatus | undefined;
  for (;;) {
    let one: { pid: Pid; status: WaitStatus } | null;
    try {
      one = yield* sys.wait(-1, { nohang: true });
    } catch {
      return ended;
    }
    if (!one) return ended;
    if (note) yield* note(one.pid, one.status);
    if (one.pid === child) ended = one.status;
  }
}
