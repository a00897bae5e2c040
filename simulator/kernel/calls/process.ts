import { capabilitiesOf, noCapabilities } from '../capability';
import { Errno } from '../errno';
import { EXEC_COST, loadImage } from '../exec';
import { reap } from '../exit';
import type { Kernel } from '../kernel';
import type { Proc } from '../proc';
import { softLimit } from '../resource-limit';
import type { ProcInfo, Run, Syscalls, WaitStatus } from '../syscalls';
import { charge, preempt } from './charge';
import { sleepOn } from './sleep';

const FORK_COST = 0.15;

type Calls =
  | 'now'
  | 'fork'
  | 'exec'
  | 'exit'
  | 'wait'
  | 'waitFor'
  | 'sleep'
  | 'compute'
  | 'tick'
  | 'setMemory'
  | 'setThreads'
  | 'setTitle'
  | 'setComm'
  | 'becomeSubreaper'
  | 'getrlimit'
  | 'setrlimit'
  | 'credentials'
  | 'setCredentials'
  | 'env'
  | 'umask'
  | 'hostname'
  | 'setHostname'
  | 'capabilities'
  | 'processes';

/** `make` gives a child its own calls. */
export function processCalls(kernel: Kernel, proc: Proc, make: (child: Proc) => Syscalls): Pick<Syscalls, Calls> {
  return {
    now: () => kernel.clock.now + (proc.task?.charge ?? 0),

    fork(child) {
      charge(proc, FORK_COST);
      if (overProcessLimit(kernel, proc)) throw new Errno('EAGAIN');
      const twin = kernel.makeProc(proc.ns, proc.cgroup, proc.label);
      inherit(proc, twin);
      kernel.record({ type: 'fork', pid: twin.pid, parent: proc.pid, ...(proc.label && { container: proc.label }) });
      kernel.start(twin, child(make(twin)));
      return twin.pidIn(proc.ns.pid);
    },

    *exec(path, argv, env): Run<never> {
      charge(proc, EXEC_COST);
      const image = loadImage(kernel, proc, path, argv, env);
      yield { kind: 'exec', image };
      throw new Error('exec came back');
    },

    *exit(status): Run<never> {
      yield { kind: 'exit', status: { exited: status & 255 } };
      throw new Error('exit came back');
    },

    *wait(pid, options = {}) {
      charge(proc);
      for (;;) {
        yield* preempt(proc);
        let found = false;
        for (const child of proc.children) {
          if (!matches(proc, child, pid)) continue;
          found = true;
          const status = news(child, options.untraced ?? false);
          if (!status) continue;
          const number = child.pidIn(proc.ns.pid);
          if (child.state === 'zombie') reap(kernel, child);
          return { pid: number, status };
        }
        if (!found) throw new Errno('ECHILD');
        if (options.nohang) return null;
        yield* sleepOn(proc, [proc.childChanged], Infinity);
      }
    },

    *waitFor(queues, deadline = Infinity) {
      return yield* sleepOn(proc, queues, deadline);
    },

    *sleep(ms) {
      const deadline = kernel.clock.now + ms;
      while (kernel.clock.now < deadline) yield* sleepOn(proc, [], deadline);
    },

    *compute(ms) {
      let left = ms;
      while (left > 0) {
        const slice = Math.min(left, 2);
        charge(proc, slice);
        left -= slice;
        yield* preempt(proc);
      }
    },

    *tick(ms = 0.001) {
      charge(proc, ms);
      yield* preempt(proc);
    },

    setThreads(count) {
      proc.threads = count;
    },

    *setMemory(bytes, mapped = proc.mapped) {
      kernel.setMemory(proc, bytes, mapped);
      yield* preempt(proc);
    },

    setTitle(argv) {
      proc.argv = argv;
    },

    setComm(comm) {
      proc.comm = comm.slice(0, 15);
    },

    getrlimit: (resource) => proc.limits.get(resource) ?? { soft: Infinity, hard: Infinity },

    setrlimit(resource, wanted) {
      const { hard } = proc.limits.get(resource) ?? { hard: Infinity };
      if (wanted.soft > wanted.hard) throw new Errno('EINVAL');
      if (wanted.hard > hard && !proc.capabilities.has('SYS_RESOURCE')) throw new Errno('EPERM');
      proc.limits = new Map(proc.limits).set(resource, wanted);
    },

    becomeSubreaper() {
      proc.subreaper = true;
    },

    credentials: () => ({ uid: proc.uid, gid: proc.gid, groups: proc.groups }),

    setCredentials(wanted) {
      const { uid = proc.uid, gid = proc.gid, groups = proc.groups } = wanted;
      const sameGroups = groups.length === proc.groups.length && groups.every((group) => proc.groups.includes(group));
      if ((gid !== proc.gid || !sameGroups) && !proc.capabilities.has('SETGID')) throw new Errno('EPERM', 'groups');
      if (uid !== proc.uid && !proc.capabilities.has('SETUID')) throw new Errno('EPERM', 'user');
      if (uid !== 0) proc.capabilities = noCapabilities;
      else if (proc.uid !== 0) proc.capabilities = capabilitiesOf(uid, proc.bounding);
      Object.assign(proc, wanted);
    },

    env: () => proc.env,

    umask(mask) {
      const old = proc.umask;
      if (mask !== undefined) proc.umask = mask & 0o777;
      return old;
    },

    hostname: () => proc.ns.uts.hostname,

    setHostname(name) {
      if (!proc.capabilities.has('SYS_ADMIN')) throw new Errno('EPERM');
      proc.ns.uts.hostname = name;
    },

    capabilities: () => proc.capabilities,

    processes() {
      charge(proc, 0.05 * proc.ns.pid.procs.size);
      return [...proc.ns.pid.procs.values()].map((other) => infoOf(other, proc)).sort((a, b) => a.pid - b.pid);
    },
  };
}

function inherit(parent: Proc, child: Proc): void {
  child.parent = parent;
  parent.children.add(child);
  Object.assign(child, {
    pgid: parent.pgid,
    sid: parent.sid,
    groupPids: parent.groupPids,
    sessionPids: parent.sessionPids,
    tty: parent.tty,
    argv: parent.argv,
    comm: parent.comm,
    exe: parent.exe,
    env: parent.env,
    cwd: parent.cwd,
    umask: parent.umask,
    uid: parent.uid,
    gid: parent.gid,
    groups: parent.groups,
    capabilities: parent.capabilities,
    bounding: parent.bounding,
    noNewPrivileges: parent.noNewPrivileges,
    filtered: parent.filtered,
    oomScoreAdj: parent.oomScoreAdj,
    limits: parent.limits,
  });
  for (const [fd, { file, cloexec }] of parent.fds) child.fds.set(fd, { file: file.retain(), cloexec });
  for (const [signal, disposition] of parent.dispositions) child.dispositions.set(signal, disposition);
  for (const signal of parent.blocked) child.blocked.add(signal);
}

/** Counted for the user over the whole machine, zombies too; root has no such limit. */
function overProcessLimit(kernel: Kernel, proc: Proc): boolean {
  const limit = softLimit(proc, 'nproc');
  if (limit === Infinity || proc.uid === 0) return false;
  let count = 0;
  for (const { uid } of kernel.rootPid.procs.values()) if (uid === proc.uid) count += 1;
  return count >= limit;
}

function matches(proc: Proc, child: Proc, pid: number): boolean {
  if (pid > 0) return child.pidIn(proc.ns.pid) === pid;
  if (pid === -1) return true;
  return pid === 0 ? child.pgid === proc.pgid : child.groupPids.get(proc.ns.pid) === -pid;
}

/** Told once: asking takes it. */
function news(child: Proc, untraced: boolean): WaitStatus | undefined {
  if (child.state === 'zombie') return child.status;
  const { news: status } = child;
  if (!status || (!untraced && 'stopped' in status)) return undefined;
  if (!untraced) return undefined;
  child.news = undefined;
  return status;
}

export function infoOf(other: Proc, viewer: Proc): ProcInfo {
  const zombie = other.state === 'zombie';
  return {
    pid: other.pidIn(viewer.ns.pid),
    ppid: other.parent?.pidIn(viewer.ns.pid) ?? 0,
    pgid: other.groupPids.get(viewer.ns.pid) ?? 0,
    sid: other.sessionPids.get(viewer.ns.pid) ?? 0,
    state: zombie
      ? 'Z'
      : other.state === 'stopped'
        ? 'T'
        : other === viewer || other.task?.state === 'ready'
          ? 'R'
          : 'S',
    comm: other.comm,
    argv: zombie ? [] : other.argv,
    uid: other.uid,
    gid: other.gid,
    tty: other.tty?.name,
    tpgid: other.tty ? foregroundIn(other, viewer) : -1,
    startedAt: other.startedAt,
    cpu: other.cpu,
    rss: other.rss || (zombie ? 0 : 2 * 1024 * 1024),
    vsz: zombie ? 0 : Math.max(other.rss, 2 * 1024 * 1024) * 2,
    threads: other.threads,
    nice: 0,
  };
}

function foregroundIn(other: Proc, viewer: Proc): number {
  for (const member of viewer.ns.pid.procs.values())
    if (member.pgid === other.tty?.foreground) return member.groupPids.get(viewer.ns.pid) ?? 0;
  return 0;
}
