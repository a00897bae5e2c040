import type { Reason } from './events';
import type { Kernel } from './kernel';
import type { Proc } from './proc';
import { signals } from './signal';
import { post } from './signals';
import type { WaitStatus } from './syscalls';

// #region exit
/** Ends a process: it stays a zombie until its parent waits for it. */
export function exit(kernel: Kernel, proc: Proc, status: WaitStatus, reason: Reason): void {
  if (!proc.alive) return;
  proc.state = 'zombie';
  proc.status = status;
  if (proc.task) kernel.scheduler.drop(proc.task);
  kernel.record({ type: 'exit', pid: proc.pid, status, reason, ...(proc.label && { container: proc.label }) });
  for (const fd of [...proc.fds.keys()]) closeFd(proc, fd);
  proc.cgroup.chargeMemory(-proc.charged);
  proc.rss = 0;
  proc.mapped = 0;
  if (proc.isInit) tearDown(kernel, proc);
  reparent(kernel, proc);
  if (proc.sid === proc.pid && proc.tty) hangUp(kernel, proc);
  proc.exited.wake();
  notifyParent(kernel, proc);
}
// #endregion

// #region namespace-teardown
/** When PID 1 ends, the kernel kills everything else in its namespace; nobody's traps run. */
function tearDown(kernel: Kernel, init: Proc): void {
  for (const proc of [...init.ns.pid.procs.values()]) {
    if (proc === init) continue;
    if (proc.alive) exit(kernel, proc, { signaled: signals.KILL }, 'namespace-teardown');
    if (proc.state === 'zombie' && proc.parent && proc.parent.ns.pid.within(init.ns.pid)) reap(kernel, proc);
  }
}
// #endregion

// #region reparent
/** Orphans go to the nearest subreaper above, else to PID 1 of their namespace. */
function reparent(kernel: Kernel, gone: Proc): void {
  for (const child of [...gone.children]) {
    const heir = reaperFor(gone, child);
    gone.children.delete(child);
    child.parent = heir;
    if (!heir) {
      if (child.state === 'zombie') reap(kernel, child);
      continue;
    }
    heir.children.add(child);
    kernel.record({
      type: 'reparent',
      pid: child.pid,
      from: gone.pid,
      to: heir.pid,
      ...(child.label && { container: child.label }),
    });
    if (child.state === 'zombie') notifyParent(kernel, child);
  }
}

function reaperFor(gone: Proc, child: Proc): Proc | undefined {
  for (let at = gone.parent; at && at.ns.pid === child.ns.pid; at = at.parent) if (at.subreaper && at.alive) return at;
  const { init } = child.ns.pid;
  return init && init !== gone && init.alive ? init : undefined;
}
// #endregion

function notifyParent(kernel: Kernel, child: Proc): void {
  const { parent } = child;
  if (!parent?.alive || parent.dispositions.get(signals.CHLD) === 'ignore') {
    reap(kernel, child);
    parent?.childChanged.wake();
    return;
  }
  post(kernel, parent, signals.CHLD, { proc: child });
  parent.childChanged.wake();
}

// #region reap
/** The last of a process: its numbers are free again. */
export function reap(kernel: Kernel, zombie: Proc): void {
  zombie.state = 'reaped';
  zombie.parent?.children.delete(zombie);
  zombie.cgroup.leave(zombie);
  for (const [namespace, pid] of zombie.pids) namespace.procs.delete(pid);
  kernel.record({
    type: 'reap',
    pid: zombie.pid,
    by: zombie.parent?.pid ?? 0,
    ...(zombie.label && { container: zombie.label }),
  });
}
// #endregion

export function closeFd(proc: Proc, fd: number): void {
  const descriptor = proc.fds.get(fd);
  proc.fds.delete(fd);
  descriptor?.file.drop();
}

/** The controlling process ended: its terminal's foreground group gets SIGHUP. */
function hangUp(kernel: Kernel, leader: Proc): void {
  const { tty } = leader;
  if (!tty || tty.session !== leader.pid) return;
  for (const proc of kernel.group(tty.foreground)) {
    post(kernel, proc, signals.HUP, { reason: 'terminal' });
    post(kernel, proc, signals.CONT, { reason: 'terminal' });
  }
  tty.session = 0;
  tty.foreground = 0;
}
