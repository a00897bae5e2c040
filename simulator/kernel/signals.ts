import type { Reason } from './events';
import type { Kernel } from './kernel';
import type { Proc } from './proc';
import { defaultAction, type Signal, signals } from './signal';

// Sending and delivering: signal(7), pid_namespaces(7), kernel/signal.c's rules in the order they are asked.

const UNCATCHABLE: ReadonlySet<Signal> = new Set([signals.KILL, signals.STOP]);
const TERMINATES: ReadonlySet<string> = new Set(['terminate', 'core']);
const QUIET: ReadonlySet<Signal> = new Set([signals.CHLD, signals.WINCH]);

export interface Sender {
  /** undefined: the kernel, or a daemon outside every container. */
  readonly proc?: Proc | undefined;
  readonly reason?: Reason;
}

// #region post-signal
export function post(kernel: Kernel, target: Proc, signal: Signal, sender: Sender = {}): void {
  if (!target.alive) return;
  const reason = refusal(target, signal, sender);
  if (reason) {
    log(kernel, target, signal, sender, 'ignored', reason);
    return;
  }
  if (signal === signals.CONT || signal === signals.KILL) resume(kernel, target);
  if (signal === signals.CONT) unblock(kernel, target);
  if (!target.alive) return;
  const disposition = target.dispositions.get(signal);
  if (isHeld(target, signal)) {
    target.pending.add(signal);
    log(kernel, target, signal, sender, 'pending', 'stopped');
  } else if (target.blocked.has(signal) && !UNCATCHABLE.has(signal)) {
    target.pending.add(signal);
    log(kernel, target, signal, sender, 'pending', 'blocked');
    target.signalled.wake();
  } else if (disposition === 'ignore') log(kernel, target, signal, sender, 'ignored', 'ignored');
  else if (disposition) {
    log(kernel, target, signal, sender, 'delivered', 'handler');
    catchSignal(kernel, target, signal);
  } else act(kernel, target, signal, sender);
}
// #endregion

/** A stopped process keeps what it does not ignore until it goes on; only SIGKILL ends it. signal(7) */
function isHeld(target: Proc, signal: Signal): boolean {
  if (target.state !== 'stopped' || UNCATCHABLE.has(signal)) return false;
  const disposition = target.dispositions.get(signal);
  return disposition === undefined ? TERMINATES.has(defaultAction(signal)) : disposition !== 'ignore';
}

// #region pid1-rules
/** PID 1 of a namespace gets only the signals it has handlers for; from outside, SIGKILL and SIGSTOP as well. */
function refusal(target: Proc, signal: Signal, sender: Sender): Reason | undefined {
  if (!target.isInit) return undefined;
  const inside = sender.proc?.ns.pid.within(target.ns.pid) ?? false;
  if (UNCATCHABLE.has(signal)) return inside ? 'pid1-protected' : undefined;
  const caught = target.dispositions.has(signal) || target.blocked.has(signal);
  const harmless = defaultAction(signal) === 'ignore' || signal === signals.CONT;
  return caught || harmless ? undefined : 'pid1-default';
}
// #endregion

function act(kernel: Kernel, target: Proc, signal: Signal, sender: Sender): void {
  switch (defaultAction(signal)) {
    case 'ignore':
      log(kernel, target, signal, sender, 'ignored', 'default');
      return;
    case 'continue':
      log(kernel, target, signal, sender, 'continued', 'default');
      return;
    case 'stop':
      log(kernel, target, signal, sender, 'stopped', 'default');
      stop(kernel, target, signal);
      return;
    case 'core':
    case 'terminate': {
      const why = sender.reason ?? 'default';
      log(kernel, target, signal, sender, 'killed', why);
      kernel.exit(
        target,
        defaultAction(signal) === 'core' ? { signaled: signal, core: false } : { signaled: signal },
        why,
      );
    }
  }
}

function catchSignal(kernel: Kernel, target: Proc, signal: Signal): void {
  if (!target.caught.includes(signal)) target.caught.push(signal);
  if (target.task?.state === 'waiting') kernel.scheduler.wake(target.task, 'interrupted');
}

/** Runs the handlers of what was caught; the process does so itself before its next step. */
export function runHandlers(kernel: Kernel, proc: Proc): void {
  proc.restart = proc.caught.length > 0;
  for (const signal of proc.caught.splice(0)) {
    const disposition = proc.dispositions.get(signal);
    if (typeof disposition !== 'object') {
      if (disposition === undefined) act(kernel, proc, signal, {});
      continue;
    }
    if (!disposition.restart) proc.restart = false;
    disposition.handler(signal);
  }
}

function stop(kernel: Kernel, target: Proc, signal: Signal): void {
  if (target.state === 'stopped') return;
  target.state = 'stopped';
  target.news = { stopped: signal };
  if (target.task) kernel.scheduler.hold(target.task);
  tellParent(kernel, target);
}

function resume(kernel: Kernel, target: Proc): void {
  target.pending.delete(signals.STOP);
  if (target.state !== 'stopped') return;
  target.state = 'alive';
  target.news = { continued: true };
  if (target.task && !target.cgroup.frozen) kernel.scheduler.release(target.task);
  tellParent(kernel, target);
}

function tellParent(kernel: Kernel, child: Proc): void {
  if (!child.parent) return;
  child.parent.childChanged.wake();
  post(kernel, child.parent, signals.CHLD, { proc: child });
}

/** What became deliverable when the mask changed. */
export function unblock(kernel: Kernel, proc: Proc): void {
  for (const signal of [...proc.pending].sort((a, b) => a - b)) {
    if (proc.blocked.has(signal)) continue;
    proc.pending.delete(signal);
    post(kernel, proc, signal);
  }
}

function log(
  kernel: Kernel,
  target: Proc,
  signal: Signal,
  sender: Sender,
  outcome: 'delivered' | 'killed' | 'ignored' | 'pending' | 'stopped' | 'continued',
  reason: Reason,
): void {
  if (QUIET.has(signal)) return;
  kernel.record({
    type: 'signal',
    pid: target.pid,
    from: sender.proc?.pid ?? 0,
    signal,
    outcome,
    reason,
    ...(target.label && { container: target.label }),
  });
}
