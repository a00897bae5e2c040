import type { Proc } from '../proc';
import { QUANTUM } from '../scheduler';
import type { Run } from '../syscalls';

/** CPU ms of a plain system call. */
export const CALL = 0.002;

export function charge(proc: Proc, ms = CALL): void {
  if (proc.task) proc.task.charge += ms;
}

/** Gives way when the process has had its turn, or has just been killed or stopped by its own doing. */
export function* preempt(proc: Proc): Run<void> {
  if ((proc.task?.charge ?? 0) >= QUANTUM || proc.state !== 'alive' || proc.caught.length > 0) yield { kind: 'cpu' };
}
