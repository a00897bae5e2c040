import type { Signal } from './signal';
import type { Pid, WaitStatus } from './syscalls';

// What happened, for the process view, scoring and narration. `pid` is the host's number. Times: virtual ms since 1970.

/** Why a signal did nothing, or a process ended. */
export type Reason =
  | 'default'
  | 'handler'
  | 'ignored'
  | 'blocked'
  | 'stopped'
  | 'pid1-default'
  | 'pid1-protected'
  | 'stop-timeout'
  | 'docker-stop'
  | 'docker-kill'
  | 'oom'
  | 'namespace-teardown'
  | 'terminal'
  | 'exit'
  | 'sigpipe'
  | 'resource-limit'
  | 'pids-limit'
  | 'orphan-group';

export type KernelEvent = { readonly seq: number; readonly at: number } & (
  | { readonly type: 'fork'; readonly pid: Pid; readonly parent: Pid; readonly container?: string }
  | { readonly type: 'exec'; readonly pid: Pid; readonly argv: readonly string[]; readonly container?: string }
  | {
      readonly type: 'signal';
      readonly pid: Pid;
      readonly from: Pid;
      readonly signal: Signal;
      readonly outcome: 'delivered' | 'killed' | 'ignored' | 'pending' | 'stopped' | 'continued';
      readonly reason: Reason;
      readonly container?: string;
    }
  | {
      readonly type: 'exit';
      readonly pid: Pid;
      readonly status: WaitStatus;
      readonly reason: Reason;
      readonly container?: string;
    }
  | { readonly type: 'reparent'; readonly pid: Pid; readonly from: Pid; readonly to: Pid; readonly container?: string }
  | { readonly type: 'reap'; readonly pid: Pid; readonly by: Pid; readonly container?: string }
  | { readonly type: 'oom'; readonly pid: Pid; readonly limit: number; readonly container?: string }
  /** A user of the host wants to edit a file: the page may open it. */
  | { readonly type: 'edit'; readonly pid: Pid; readonly path: string; readonly container?: string }
  | { readonly type: 'docker'; readonly action: string; readonly container?: string; readonly detail?: string }
);
/** An event before the log stamps it. */
export type EventBody = KernelEvent extends infer E ? (E extends KernelEvent ? Omit<E, 'seq' | 'at'> : never) : never;
