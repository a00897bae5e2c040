import { Random } from '../random';
import { makeSyscalls } from './calls/make';
import { capabilitiesOf } from './capability';
import { Cgroup } from './cgroup';
import { Clock } from './clock';
import { Errno } from './errno';
import type { EventBody, KernelEvent, Reason } from './events';
import { enterImage, loadImage } from './exec';
import { exit } from './exit';
import { NetNamespace } from './network';
import type { OpenFile } from './open-file';
import { PidNamespace } from './pid-namespace';
import { type Namespaces, Proc } from './proc';
import { TOTAL_MEMORY } from './procfs-system';
import { defaultLimits } from './resource-limit';
import { Scheduler } from './scheduler';
import { type Signal, signals } from './signal';
import { post, runHandlers, type Sender } from './signals';
import type { Credentials, Pid, Program, Run, WaitStatus, WindowSize } from './syscalls';
import { Task } from './task';
import { Tty } from './tty';
import { WaitQueue } from './wait-queue';

export interface KernelOptions {
  /** Virtual time at boot, ms since 1970. */
  readonly bootedAt: number;
  readonly seed: number;
  readonly processors: number;
  /** What a binary does; undefined for one that is only a name. */
  readonly programs: (name: string) => Program | undefined;
}

export type Confinement = Pick<Proc, 'bounding' | 'noNewPrivileges' | 'filtered' | 'oomScoreAdj' | 'limits'>;

export interface SpawnOptions {
  /** undefined: nobody's child, reaped by the kernel. */
  readonly parent?: Proc | undefined;
  readonly ns: Namespaces;
  readonly cgroup: Cgroup;
  /** Looked up as execve does: with a slash, or from cwd. */
  readonly path: string;
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd?: string;
  readonly credentials?: Partial<Credentials>;
  /** What it can have at most, and never more. Default: everything. */
  readonly confinement?: Confinement;
  /** fds 0, 1, 2. */
  readonly stdio: readonly [OpenFile, OpenFile, OpenFile];
  /** Becomes the controlling terminal of the new session. */
  readonly tty?: Tty | undefined;
  readonly label?: string | undefined;
}

/** The simulated Linux: processes, time, and what happened. */
export class Kernel {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly bootedAt: number;
  readonly processors: number;
  readonly events: KernelEvent[] = [];
  readonly rootPid = new PidNamespace();
  readonly rootCgroup = new Cgroup('/');
  readonly hostNet = new NetNamespace();
  /** By minor device number. */
  readonly ttys = new Map<number, Tty>();
  #lastTty = -1;
  /** Told of a program that broke a rule of the simulator (a bug): the process ends with 70. */
  onFault: ((proc: Proc | undefined, error: unknown) => void) | undefined;
  /** All parts of the simulator are loaded. */
  complete = true;
  /** Programs that are fetched when they are first run, and how. Who has fetched one takes it out and calls `arrived`. */
  readonly late = new Map<string, () => void>();
  stalled = false;
  readonly #arrival = new WaitQueue();
  readonly #programs: KernelOptions['programs'];

  constructor(options: KernelOptions) {
    this.clock = new Clock(options.bootedAt);
    this.bootedAt = options.bootedAt;
    this.random = new Random(options.seed);
    this.processors = options.processors;
    this.rootCgroup.memoryLimit = TOTAL_MEMORY;
    this.#programs = options.programs;
    this.scheduler = new Scheduler(this.clock, options.processors, {
      prepare: (task) => {
        if (task.proc && task.proc.caught.length > 0) runHandlers(this, task.proc);
        return task.state === 'ready';
      },
      finish: (task, ending) => this.#finish(task, ending),
      charged: (task, ms) => {
        if (!task.proc) return;
        task.proc.cpu += ms;
        if (task.proc.limits !== defaultLimits) this.#holdToCpuLimit(task.proc, ms);
        for (const group of task.proc.cgroup.chain()) group.cpu += ms;
      },
    });
  }

  /** While parts of the simulator are still being fetched, a program that is not there yet makes time stand still. */
  program(name: string): Program {
    const never = this.complete && !this.late.has(name);
    return this.#programs(name) ?? (never ? notSimulated : this.#awaited(name));
  }

  /** More programs have come; `complete` when they are all here. */
  arrived(complete: boolean): void {
    this.complete = complete;
    this.stalled = false;
    this.#arrival.wake();
  }

  #awaited(name: string): Program {
    const kernel = this;
    return function* (sys, argv) {
      kernel.late.get(name)?.();
      while ((!kernel.complete || kernel.late.has(name)) && !kernel.#programs(name)) {
        kernel.stalled = true;
        yield* sys.waitFor([kernel.#arrival]);
      }
      return yield* kernel.program(name)(sys, argv);
    };
  }

  record(event: EventBody): void {
    this.events.push({ ...event, seq: this.events.length, at: this.clock.now } as KernelEvent);
  }

  /** Starts a process with an executable of its own, as a daemon or a runtime does. Throws Errno when exec would fail. */
  spawn(options: SpawnOptions): Proc {
    const proc = this.makeProc(options.ns, options.cgroup, options.label);
    Object.assign(proc, options.credentials, options.confinement);
    proc.capabilities = capabilitiesOf(proc.uid, proc.bounding);
    proc.cwd = options.cwd ?? '/';
    proc.parent = options.parent;
    try {
      const image = loadImage(this, proc, options.path, options.argv, options.env);
      options.parent?.children.add(proc);
      for (const file of options.stdio) proc.install(file);
      proc.pgid = proc.pid;
      proc.sid = proc.pid;
      proc.groupPids = proc.pids;
      proc.sessionPids = proc.pids;
      if (options.tty) {
        proc.tty = options.tty;
        options.tty.session = proc.pid;
        options.tty.foreground = proc.pid;
      }
      this.record({
        type: 'fork',
        pid: proc.pid,
        parent: options.parent?.pid ?? 0,
        ...(proc.label && { container: proc.label }),
      });
      enterImage(this, proc, image);
      this.start(proc, image.program(makeSyscalls(this, proc), image.argv));
      return proc;
    } catch (error) {
      this.#discard(proc);
      throw error;
    }
  }

  /** A thread of a daemon: no process, no CPU accounting; may sleep and wait like one. */
  task(run: Run<unknown>): Task {
    const task = new Task(run);
    this.scheduler.enqueue(task);
    return task;
  }

  /** Registers a new process in its namespaces and cgroup; EAGAIN at the pids limit. */
  makeProc(ns: Namespaces, cgroup: Cgroup, label?: string): Proc {
    if (!cgroup.admits()) throw new Errno('EAGAIN');
    const pids = new Map<PidNamespace, Pid>();
    for (let at: PidNamespace | undefined = ns.pid; at; at = at.parent) pids.set(at, at.allocate());
    const proc = new Proc({ pid: pids.get(this.rootPid) ?? 0, pids, ns, cgroup, startedAt: this.clock.now, label });
    for (const [namespace, pid] of pids) namespace.procs.set(pid, proc);
    if (pids.get(ns.pid) === 1) ns.pid.init = proc;
    cgroup.enter(proc);
    return proc;
  }

  start(proc: Proc, run: Run<unknown>): void {
    proc.task = new Task(run, proc);
    proc.task.held = proc.cgroup.frozen;
    this.scheduler.enqueue(proc.task);
  }

  exit(proc: Proc, status: WaitStatus, reason: Reason): void {
    exit(this, proc, status, reason);
  }

  post(proc: Proc, signal: Signal, sender: Sender = {}): void {
    post(this, proc, signal, sender);
  }

  /** Processes of a group (host number). */
  group(pgid: Pid): Proc[] {
    return [...this.rootPid.procs.values()].filter((proc) => proc.pgid === pgid && proc.alive);
  }

  /** `number` is N of its /dev/pts/N; containers count their own. */
  openTty(size: WindowSize, number = 0): Tty {
    this.#lastTty += 1;
    const tty = new Tty(number, this.#lastTty, size, (from, signal) => {
      for (const proc of this.group(from.foreground))
        if (proc.tty === from) this.post(proc, signal, { reason: 'terminal' });
    });
    this.ttys.set(this.#lastTty, tty);
    return tty;
  }

  closeTty(tty: Tty): void {
    tty.hangUp();
    this.ttys.delete(tty.rdev[1]);
  }

  /** Changes a process's memory; the largest of the group over its limit is killed. Pages of files are not charged:
      the programs of an image are in the page cache already, for the first container that ran them. */
  setMemory(proc: Proc, bytes: number, mapped: number): void {
    const over = proc.cgroup.chargeMemory(bytes - mapped - proc.charged);
    proc.rss = bytes;
    proc.mapped = mapped;
    if (!over) return;
    const candidates = [...this.rootPid.procs.values()].filter((p) => p.alive && p.cgroup.within(over));
    const victim = worst(candidates, over.memoryLimit);
    if (victim) this.#oomKill(victim, over.memoryLimit);
  }

  #oomKill(victim: Proc, limit: number): void {
    for (const group of victim.cgroup.chain()) {
      group.oomKills += 1;
      group.onOom?.();
    }
    this.record({ type: 'oom', pid: victim.pid, limit, ...(victim.label && { container: victim.label }) });
    this.post(victim, signals.KILL, { reason: 'oom' });
  }

  /** The freezer: docker pause. */
  freeze(group: Cgroup, frozen: boolean): void {
    group.frozen = frozen;
    for (const { task, state } of group.procs) {
      if (!task || state !== 'alive') continue;
      if (frozen) this.scheduler.hold(task);
      else this.scheduler.release(task);
    }
  }

  /** Ends a burst that took breath: what comes from outside comes between two bursts. */
  settle(): void {
    while (this.scheduler.unfinished) this.scheduler.step();
  }

  /** Runs to `until`; `pause` is asked after each step. */
  advance(until: number, pause?: () => boolean): 'reached' | 'idle' | 'paused' {
    for (;;) {
      if (this.stalled) return 'paused';
      const next = this.scheduler.next();
      if (next === Infinity && until === Infinity) return 'idle';
      if (next > until) {
        this.clock.now = Math.max(this.clock.now, until);
        return next === Infinity ? 'idle' : 'reached';
      }
      this.scheduler.step();
      if (pause?.()) return 'paused';
    }
  }

  #finish(task: Task, ending: Parameters<ConstructorParameters<typeof Scheduler>[2]['finish']>[1]): void {
    const { proc } = task;
    if (ending.kind === 'exec' && proc) {
      enterImage(this, proc, ending.image);
      task.run = ending.image.program(makeSyscalls(this, proc), ending.image.argv);
      task.wake = 'woken';
      this.scheduler.enqueue(task);
      return;
    }
    // More than JavaScript's own longest string or array: no real machine would have room for it either.
    if (ending.kind === 'threw' && proc && ending.error instanceof RangeError) {
      this.#oomKill(proc, TOTAL_MEMORY);
      return;
    }
    if (ending.kind === 'threw') {
      this.onFault?.(proc, ending.error);
      if (!this.onFault && !(ending.error instanceof Errno)) throw ending.error;
    }
    if (!proc) this.scheduler.drop(task);
    else if (ending.kind === 'exit') exit(this, proc, ending.status, 'exit');
    else if (ending.kind === 'threw') exit(this, proc, { exited: 70 }, 'exit');
    else if (ending.kind === 'return') exit(this, proc, { exited: Number(ending.value) & 255 }, 'exit');
  }

  /** SIGXCPU at the soft limit and at each second after it, SIGKILL at the hard one. `ms`: what was just used. */
  #holdToCpuLimit(proc: Proc, ms: number): void {
    const { soft, hard } = proc.limits.get('cpu') ?? { soft: Infinity, hard: Infinity };
    const seconds = Math.floor(proc.cpu / 1000);
    if (seconds < soft || seconds === Math.floor((proc.cpu - ms) / 1000)) return;
    this.post(proc, seconds >= hard ? signals.KILL : signals.XCPU, { reason: 'resource-limit' });
  }

  #discard(proc: Proc): void {
    proc.cgroup.leave(proc);
    for (const [namespace, pid] of proc.pids) namespace.procs.delete(pid);
    if (proc.isInit) proc.ns.pid.init = undefined;
    proc.state = 'reaped';
  }
}

/** oom_badness(): memory of its own, plus a thousandth of the limit for each point; -1000 is spared. */
function worst(procs: readonly Proc[], limit: number): Proc | undefined {
  const badness = ({ rss, mapped, oomScoreAdj }: Proc) => rss - mapped + (oomScoreAdj * limit) / 1000;
  return procs
    .filter(({ oomScoreAdj }) => oomScoreAdj > -1000)
    .reduce<Proc | undefined>((a, b) => (a && badness(a) >= badness(b) ? a : b), undefined);
}

/** A binary that is there for its name and size only. */
const notSimulated: Program = function* (sys, argv) {
  yield* sys.write(2, `${argv[0] ?? ''}: this program is not part of the simulation\n`);
  return 1;
};
