import type { Proc } from './proc';
import type { Pause, Run, Wake } from './syscalls';

/** Something the scheduler runs: a process's program, or a thread of a daemon that has no process (then `proc` is undefined). */
export class Task {
  run: Run<unknown>;
  readonly proc: Proc | undefined;
  state: 'ready' | 'running' | 'waiting' | 'done' = 'ready';
  /** CPU ms used since it was put on the processor. */
  charge = 0;
  /** Calls since it last took breath. */
  calls = 0;
  /** Not before this time, as its last burst lasts until then. */
  busyUntil = 0;
  /** What the pending pause is answered with. */
  wake: Wake = 'woken';
  /** Stopped or frozen: ready, but not run. */
  held = false;
  cancelWait: (() => void) | undefined;

  constructor(run: Run<unknown>, proc?: Proc) {
    this.run = run;
    this.proc = proc;
  }
}

export type Outcome = IteratorResult<Pause, unknown>;
