import type { Proc } from '../proc';
import { QUANTUM } from '../scheduler';
import type { Run } from '../syscalls';

/** CPU ms of a plain system call. */
export const CALL = 0.002;

export function charge(proc: Proc, ms = CALL): void {
  if (proc.task) proc.task.charge += ms;
}

/** Calls between two breaths: what they cost in real time is far below a frame. */
const BREATH = 40;

/** Gives way when the process has had its turn, or has just been killed or stopped by its own doing. */
export function* preempt(proc: Proc): Run<void> {
  const { task } = proc;
  if (!task) return;
  if (task.charge >= QUANTUM || proc.state !== 'alive' || proc.caught.length > 0) yield { kind: 'cpu' };
  else if (++task.calls >= BREATH) {
    task.calls = 0;
    yield { kind: 'breath' };
  }
}
