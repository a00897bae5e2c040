import { Errno } from '../errno';
import type { Kernel } from '../kernel';
import type { Proc } from '../proc';
import { signals } from '../signal';
import { post, unblock } from '../signals';
import type { Pid, Run, Syscalls } from '../syscalls';
import { charge, preempt } from './charge';
import { sleepOn } from './sleep';

type Calls = 'kill' | 'sigaction' | 'disposition' | 'sigprocmask' | 'sigwait';

export function signalCalls(kernel: Kernel, proc: Proc): Pick<Syscalls, Calls> {
  return {
    *kill(pid, signal) {
      charge(proc);
      const targets = targetsOf(proc, pid);
      if (targets.length === 0) throw new Errno('ESRCH');
      const allowed = targets.filter((target) => proc.capabilities.has('KILL') || proc.uid === target.uid);
      if (allowed.length === 0) throw new Errno('EPERM');
      if (signal !== 0) for (const target of allowed) post(kernel, target, signal, { proc });
      if (!proc.alive) yield { kind: 'cpu' };
      yield* preempt(proc);
    },

    sigaction(signal, disposition) {
      charge(proc);
      if (signal === signals.KILL || signal === signals.STOP || signal < 1 || signal > 64) throw new Errno('EINVAL');
      const old = proc.dispositions.get(signal) ?? 'default';
      if (disposition === 'default') proc.dispositions.delete(signal);
      else proc.dispositions.set(signal, disposition);
      if (disposition === 'ignore') proc.pending.delete(signal);
      return old;
    },

    disposition: (signal) => proc.dispositions.get(signal) ?? 'default',

    sigprocmask(how, set) {
      charge(proc);
      const old = [...proc.blocked];
      if (how === 'set') proc.blocked.clear();
      for (const signal of set) {
        if (how === 'unblock') proc.blocked.delete(signal);
        else if (signal !== signals.KILL && signal !== signals.STOP) proc.blocked.add(signal);
      }
      unblock(kernel, proc);
      return old;
    },

    *sigwait(set, deadline = Infinity): Run<number | null> {
      charge(proc);
      for (;;) {
        yield* preempt(proc);
        const taken = [...set].sort((a, b) => a - b).find((signal) => proc.pending.has(signal));
        if (taken !== undefined) {
          proc.pending.delete(taken);
          return taken;
        }
        if (kernel.clock.now >= deadline) return null;
        yield* sleepOn(proc, [proc.signalled], deadline);
      }
    },
  };
}

/** kill(2): which processes a number means to this one. */
function targetsOf(proc: Proc, pid: Pid): Proc[] {
  const visible = [...proc.ns.pid.procs.values()];
  if (pid > 0) return visible.filter((other) => other.pidIn(proc.ns.pid) === pid);
  if (pid === -1) return visible.filter((other) => other !== proc && other.pidIn(proc.ns.pid) !== 1 && other.alive);
  if (pid === 0) return visible.filter((other) => other.pgid === proc.pgid && other.alive);
  return visible.filter((other) => other.groupPids.get(proc.ns.pid) === -pid && other.state !== 'reaped');
}
