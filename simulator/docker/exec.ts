import { plantTty } from '../kernel/devfs';
import { Errno } from '../kernel/errno';
import type { PipeEnd } from '../kernel/pipe';
import type { Proc } from '../kernel/proc';
import type { Run, WindowSize } from '../kernel/syscalls';
import { type Tty, TtyFile } from '../kernel/tty';
import { Tree } from '../vfs/tree';
import { AttachStreams } from './attach-streams';
import { confinementOf } from './capabilities';
import type { Container, Sandbox } from './container';
import { copyExecPipe, copyExecTty } from './copy-streams';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { exitCodeOf } from './exit-code';
import { findExecutable, isFolder, NotExecutable } from './find-executable';
import { latency } from './latency';
import { processEnv } from './process-env';
import { openStdio } from './stdio';
import { findUser } from './user';
import { sleep, waitFor } from './wait';

export interface ExecOptions {
  readonly argv: readonly string[];
  readonly env: readonly string[];
  readonly user: string;
  readonly workingDir: string;
  readonly tty: boolean;
  readonly openStdin: boolean;
  readonly privileged: boolean;
  readonly size?: WindowSize;
}

export interface Exec {
  readonly id: string;
  readonly container: Container;
  readonly options: ExecOptions;
  readonly streams: AttachStreams;
  proc: Proc | undefined;
  tty: Tty | undefined;
  stdin: PipeEnd | undefined;
  /** undefined while it runs. */
  exitCode: number | undefined;
}

const RUNC = 'OCI runtime exec failed: exec failed: unable to start container process:';

/** `called`: what the client calls it. */
export function requireRunning(container: Container, called = container.name): Sandbox {
  const { state, sandbox, id } = container;
  if (state.restarting) throw new DaemonError(`Container ${id} is restarting, wait until the container is running`);
  if (state.paused) throw new DaemonError(`Container ${called} is paused, unpause the container before exec`);
  if (!state.running || !sandbox) throw new DaemonError(`container ${id} is not running`);
  return sandbox;
}

export function createExec(engine: Engine, container: Container, options: ExecOptions, called?: string): Exec {
  requireRunning(container, called);
  const exec: Exec = {
    id: engine.makeId(),
    container,
    options,
    streams: new AttachStreams(),
    proc: undefined,
    tty: undefined,
    stdin: undefined,
    exitCode: undefined,
  };
  container.execs.set(exec.id, exec);
  engine.event(container, `exec_create: ${options.argv.join(' ')}`, { execID: exec.id });
  return exec;
}

/** Runs a process in a running container. Its end shows in `exitCode` and in the end of `streams`. */
export function* startExec(engine: Engine, exec: Exec): Run<void> {
  const { container, options } = exec;
  requireRunning(container);
  engine.event(container, `exec_start: ${options.argv.join(' ')}`, { execID: exec.id });
  yield* sleep(engine.kernel, latency.exec);
  const sandbox = requireRunning(container);
  try {
    launch(engine, exec, sandbox);
  } catch (error) {
    const message =
      error instanceof NotExecutable
        ? `${RUNC} ${error.message}: unknown`
        : error instanceof DaemonError
          ? error.message
          : undefined;
    if (message === undefined) throw error;
    exec.exitCode = 126;
    container.execs.delete(exec.id);
    exec.streams.push({ stream: 'stdout', data: `${message}\r\n`, kind: 'output' });
    exec.streams.end();
  }
}

function launch(engine: Engine, exec: Exec, sandbox: Sandbox): void {
  const { container, options } = exec;
  const { config } = container;
  const user = findUser(sandbox.mnt, options.user || config.user, container.hostConfig.groupAdd);
  const cwd = options.workingDir || config.workingDir || '/';
  if (!isFolder(sandbox.mnt, cwd)) {
    throw new NotExecutable(
      `chdir to cwd (${JSON.stringify(cwd)}) set in config.json failed: no such file or directory`,
    );
  }
  const env = processEnv(config, sandbox.uts.hostname, user, options.env, options.tty);
  const path = findExecutable(sandbox.mnt, options.argv[0] ?? '', { path: env.get('PATH'), cwd, user });
  const tty = options.tty ? openExecTty(engine, container, sandbox, options.size) : undefined;
  const { stdio, stdin, read } = openStdio(engine, options.openStdin, tty && new TtyFile(tty));
  try {
    exec.proc = engine.kernel.spawn({
      parent: sandbox.shim,
      ns: { pid: sandbox.pid, net: sandbox.net, uts: sandbox.uts, mnt: sandbox.mnt },
      cgroup: sandbox.cgroup,
      path,
      argv: options.argv,
      env,
      cwd,
      credentials: user,
      confinement: confinementOf(container.hostConfig, options.privileged || container.hostConfig.privileged),
      stdio,
      tty,
      label: container.id,
    });
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    const why = error.message.charAt(0).toLowerCase() + error.message.slice(1);
    throw new NotExecutable(
      error.code === 'EAGAIN'
        ? 'error starting setns process: fork/exec /proc/self/exe: resource temporarily unavailable'
        : `exec ${path}: ${why}`,
    );
  }
  sandbox.pid.skip(5);
  exec.tty = tty;
  exec.stdin = stdin;
  const { proc } = exec;
  let open = tty ? 1 : read.length;
  const done = () => {
    open -= 1;
    if (open === 0 && exec.exitCode !== undefined) exec.streams.end();
  };
  if (tty) engine.kernel.task(copyExecTty(engine, exec.streams, tty, proc, done));
  for (const { stream, pipe } of read) engine.kernel.task(copyExecPipe(exec.streams, stream, pipe, done));
  engine.kernel.task(superviseExec(engine, exec, proc, () => open === 0));
}

/** The terminal of an exec takes the next free number of the container's own. */
function openExecTty(engine: Engine, container: Container, sandbox: Sandbox, size?: WindowSize): Tty {
  const taken = new Set(
    [sandbox.tty, ...[...container.execs.values()].map((exec) => exec.tty)].map((tty) => tty?.number),
  );
  let number = 0;
  while (taken.has(number)) number += 1;
  const tty = engine.kernel.openTty(size ?? { rows: 24, columns: 80 }, number);
  const dev = sandbox.mnt.list().find(({ target }) => target === '/dev')?.fs;
  if (dev instanceof Tree) plantTty(dev, tty);
  return tty;
}

function* superviseExec(engine: Engine, exec: Exec, proc: Proc, drained: () => boolean): Run<void> {
  while (proc.alive) yield* waitFor([proc.exited]);
  yield* sleep(engine.kernel, 8);
  exec.exitCode = exitCodeOf(proc.status);
  exec.stdin?.drop();
  exec.stdin = undefined;
  exec.container.execs.delete(exec.id);
  engine.event(exec.container, 'exec_die', { execID: exec.id, exitCode: String(exec.exitCode) });
  if (drained()) exec.streams.end();
  exec.streams.ready.wake();
}
