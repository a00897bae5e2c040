import { asErrno, Errno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Pid, Run, Syscalls, WaitStatus } from '../../kernel/syscalls';
import { Discard, ExitShell, Interrupted, LoopJump, ReturnFrom, Terminated } from './control';
import { exitCode, type Job, jobStatus, stateOf } from './jobs';
import { describeJob, reportSignal } from './report';
import { runExitTrap } from './run-traps';
import { restarting, type Shell } from './shell';
import { StackExhausted, trampoline } from './trampoline';

// Forking and waiting, for every place that needs a child.

export interface ForkOptions {
  /** A background job: without job control it ignores INT and QUIT and reads /dev/null. */
  readonly background?: boolean;
  /** Process group to join; 0 makes one (job control only). */
  readonly group?: Pid;
  /** stdin comes from elsewhere (a pipe). */
  readonly hasInput?: boolean;
  /** `$(jobs -p)` and `jobs | wc -l` speak of the jobs of the shell that forked. */
  readonly keepsJobs?: boolean;
}

/** Runs `body` in a child: a copy of this shell. */
export function* fork(shell: Shell, options: ForkOptions, body: (child: Shell) => Run): Run<Pid> {
  const monitor = shell.options.has('monitor') && options.group !== undefined;
  // The copy is made as fork(2) is called: what the parent does next is no business of the child.
  // All of this happens as fork(2) is called, before a signal can reach the child.
  const start = (sys: Syscalls): Run => {
    const child = shell.forked(sys, options.keepsJobs);
    prepareChild(shell, child, options, monitor);
    return trampoline(runToExit(child, () => body(child)));
  };
  const delays = shell.dialect.bash ? [1000, 2000, 4000, 8000] : [];
  for (const delay of [...delays, undefined]) {
    try {
      const pid = shell.sys.fork(start);
      if (monitor) joinGroup(shell.sys, pid, options.group || pid);
      return pid;
    } catch (error) {
      const failed = asErrno(error);
      if (delay === undefined) return yield* cannotFork(shell, failed, options);
      yield* shell.writeError(`${shell.name}: fork: retry: ${failed.message}\n`);
      if (!(yield* sleepWhole(shell, delay))) return yield* cannotFork(shell, new Errno('EINTR'), options);
    }
  }
  throw new Error('unreachable');
}

/** sleep(3), whose answer is in whole seconds: false when a signal left one or more of them. */
function* sleepWhole({ sys }: Shell, ms: number): Run<boolean> {
  const deadline = sys.now() + ms;
  try {
    yield* sys.waitFor([], deadline);
  } catch (error) {
    asErrno(error);
  }
  return deadline - sys.now() < 1000;
}

function* cannotFork(shell: Shell, { message }: Errno, { background }: ForkOptions): Run<never> {
  if (shell.dialect.bash) {
    yield* shell.writeError(`${shell.name}: fork: ${message}\n`);
    throw new Discard(254);
  }
  // dash keeps no line number for what goes to the background.
  if (shell.dialect.name === 'dash' && background) shell.line = 0;
  yield* shell.warn(shell.dialect.name === 'dash' ? 'Cannot fork' : `can't fork: ${message}`);
  throw new Discard(2);
}

function prepareChild(parent: Shell, child: Shell, options: ForkOptions, monitor: boolean): void {
  const { sys } = child;
  if (monitor) {
    joinGroup(sys, sys.pid, options.group || sys.pid);
    if (!options.background && child.terminal !== undefined) sys.tcsetpgrp(child.terminal, options.group || sys.pid);
  }
  if (parent.interactive)
    for (const signal of [signals.INT, signals.QUIT, signals.TERM, signals.TSTP, signals.TTIN, signals.TTOU]) {
      if (child.traps.action(signal) === undefined) sys.sigaction(signal, 'default');
    }
  if (child.dialect.reapsAtOnce) child.traps.setInternal(signals.CHLD, { handler: () => child.noteChild() });
  child.options.set('interactive', false);
  child.options.set('monitor', false);
  if (options.background && !monitor) {
    for (const signal of [signals.INT, signals.QUIT]) sys.sigaction(signal, 'ignore');
    if (!options.hasInput) sys.dup2(openNull(sys), 0);
  } else if (!child.dialect.bash && !parent.interactive && child.traps.action(signals.INT) === undefined) {
    child.traps.catchInterrupt();
  }
}

const openNull = (sys: Syscalls): number => {
  try {
    return sys.open('/dev/null', ['read', 'cloexec']);
  } catch {
    return 0;
  }
};

function joinGroup(sys: Syscalls, pid: Pid, group: Pid): void {
  try {
    sys.setpgid(pid, group);
  } catch (error) {
    asErrno(error);
  }
}

/** Runs a whole shell's work; whatever leaves it becomes an exit status, after the EXIT trap. */
export function* runToExit(shell: Shell, work: () => Run): Run {
  let status: number;
  try {
    try {
      status = yield* work();
      shell.checkSignals();
    } catch (error) {
      if (error instanceof Terminated) return yield* dieOf(shell, error.signal, true);
      if (error instanceof StackExhausted) return yield* dieOf(shell, signals.SEGV, false);
      status = leavingStatus(shell, error);
    }
    shell.status = status;
    return yield* runExitTrap(shell, status);
  } catch (error) {
    if (error instanceof Terminated) return yield* dieOf(shell, error.signal, true);
    return leavingStatus(shell, error);
  }
}

function leavingStatus(shell: Shell, error: unknown): number {
  if (error instanceof ExitShell || error instanceof Discard || error instanceof ReturnFrom) return error.status;
  if (error instanceof LoopJump) return shell.status;
  if (error instanceof Interrupted) return 130;
  throw error;
}

/** The shell ends by a signal it had caught; as PID 1 it exits with 128 + signal. bash runs its EXIT trap first. */
export function* dieOf(shell: Shell, signal: number, trap: boolean): Run {
  if (!shell.dialect.bash) {
    shell.sys.sigaction(signal, 'default');
    yield* shell.sys.kill(shell.sys.pid, signal);
    shell.status = 128 + signal;
    return yield* runExitTrap(shell, shell.status);
  }
  if (trap) {
    try {
      yield* runExitTrap(shell, shell.status);
    } catch (error) {
      if (!(error instanceof Terminated)) leavingStatus(shell, error);
    }
  }
  shell.sys.sigaction(signal, 'default');
  yield* shell.sys.kill(shell.sys.pid, signal);
  return 128 + signal;
}

/** Takes note of children that have changed, without waiting. */
export function* reap(shell: Shell): Run<void> {
  for (;;) {
    try {
      const changed = yield* shell.sys.wait(-1, { nohang: true, untraced: shell.options.has('monitor') });
      if (!changed) return;
      shell.jobs.record(changed.pid, changed.status);
    } catch (error) {
      if (asErrno(error).code === 'EINTR') continue;
      return;
    }
  }
}

/** Waits for any child to change. 'none' when there is no child; EINTR is thrown on. */
export function* waitForChange(shell: Shell): Run<'changed' | 'none'> {
  try {
    const changed = yield* shell.sys.wait(-1, { untraced: shell.options.has('monitor') });
    if (changed) shell.jobs.record(changed.pid, changed.status);
    return 'changed';
  } catch (error) {
    if (asErrno(error).code === 'ECHILD') return 'none';
    throw error;
  }
}

/** A child that is part of an expansion: signals wait until it has ended. */
export function* waitForPid(shell: Shell, pid: Pid): Run<WaitStatus | undefined> {
  while (!shell.jobs.statusOf(pid)) {
    if ((yield* restarting(shell, () => waitForChange(shell))) === 'none') break;
  }
  const status = shell.jobs.statusOf(pid);
  shell.jobs.forget(pid);
  return status;
}

/** Waits until a foreground job has ended or stopped; gives its status and says how it died. */
export function* waitForeground(shell: Shell, job: Job): Run<number> {
  const wasInterrupted = catchInterrupt(shell);
  while (stateOf(job) === 'running') {
    if ((yield* restarting(shell, () => waitForChange(shell))) === 'none') break;
  }
  const interrupted = wasInterrupted();
  const status = jobStatus(job);
  yield* takeTerminal(shell, job);
  if (stateOf(job) === 'done') {
    for (const process of job.processes) shell.jobs.forget(process.pid);
    shell.jobs.remove(job);
    yield* reportSignal(shell, job);
  } else {
    job.foreground = false;
    job.notified = true;
    yield* shell.writeError(`\n${describeJob(shell, job)}`);
    // bash does not go on with a loop whose command was stopped.
    if (shell.interactive && shell.dialect.bash && shell.loops > 0) {
      shell.status = exitCode(jobStatus(job));
      throw new LoopJump('break', shell.loops);
    }
  }
  if (interrupted && status && 'signaled' in status && status.signaled === signals.INT) {
    const code = yield* dieOf(shell, signals.INT, true);
    throw new ExitShell(code);
  }
  const code = pipelineStatus(shell, job);
  // A list goes no further when ^C ended one of its commands.
  if (shell.interactive && shell.dialect.bash && status && 'signaled' in status && status.signaled === signals.INT)
    throw new Interrupted(true);
  return code;
}

/** bash lives through ^C while its child does, and dies of it only when the child did. */
export function catchInterrupt(shell: Shell): () => boolean {
  const { sys } = shell;
  const before = sys.disposition(signals.INT);
  if (!shell.dialect.waitsThroughInterrupt || shell.interactive) return () => false;
  if (before === 'ignore' || shell.traps.action(signals.INT) !== undefined) return () => false;
  let came = false;
  sys.sigaction(signals.INT, {
    handler: () => {
      came = true;
    },
  });
  return () => {
    sys.sigaction(signals.INT, before);
    return came;
  };
}

function* takeTerminal(shell: Shell, job: Job): Run<void> {
  if (!shell.options.has('monitor') || shell.terminal === undefined) return;
  try {
    shell.sys.tcsetpgrp(shell.terminal, shell.sys.getpgid());
    if (shell.interactive) shell.sys.tcsetattr(shell.terminal, shell.modes);
  } catch (error) {
    asErrno(error);
  }
  const status = jobStatus(job);
  if (!shell.interactive || !status || !('signaled' in status) || status.signaled !== signals.INT) return;
  yield* shell.writeError('\n');
}

function pipelineStatus(shell: Shell, job: Job): number {
  const codes = job.processes.map((p) => exitCode(p.status));
  shell.pipeStatus = codes;
  const last = codes.at(-1) ?? 0;
  if (!shell.options.has('pipefail')) return stateOf(job) === 'stopped' ? exitCode(jobStatus(job)) : last;
  return codes.findLast((code) => code !== 0) ?? 0;
}
