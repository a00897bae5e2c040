import type { Bytes } from '../../bytes';
import { confinementOf } from '../../docker/capabilities';
import { emptyHostConfig } from '../../docker/container-config';
import { DaemonError } from '../../docker/daemon-error';
import { findExecutable, NotExecutable } from '../../docker/find-executable';
import { findUser } from '../../docker/user';
import { Cgroup } from '../../kernel/cgroup';
import { makeDev } from '../../kernel/devfs';
import { Device } from '../../kernel/device';
import { Errno } from '../../kernel/errno';
import type { Kernel } from '../../kernel/kernel';
import { type Mount, MountNamespace } from '../../kernel/mount';
import { NetNamespace } from '../../kernel/network';
import { PidNamespace } from '../../kernel/pid-namespace';
import type { Proc } from '../../kernel/proc';
import { ProcFs } from '../../kernel/procfs';
import { signals } from '../../kernel/signal';
import { Sink } from '../../kernel/sink';
import type { Run, Syscalls } from '../../kernel/syscalls';
import type { WaitQueue } from '../../kernel/wait-queue';
import { plantDirectory, plantFile } from '../../vfs/plant';
import { Tree } from '../../vfs/tree';

export interface StepCommand {
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly user: string;
  /** Mounts of RUN --mount. */
  readonly mounts: readonly Mount[];
}

/** Where the command's lines go: taken at once, passed on when there is time. */
export interface StepLog {
  add(line: Bytes): void;
  readonly added: WaitQueue;
  drain(): Run<void>;
}

/** Virtual ms that runc takes before the command runs, and BuildKit after it. */
const START = 115;
const END = 25;

/** Runs one command on the tree in a container of its own. Answers its exit code, or why it could not run. */
export function* runStep(
  kernel: Kernel,
  sys: Syscalls,
  parent: Proc | undefined,
  tree: Tree,
  command: StepCommand,
  log: StepLog,
): Run<number | { readonly error: string }> {
  const output = (line: Bytes) => log.add(line);
  const pid = new PidNamespace(kernel.rootPid);
  const mnt = new MountNamespace([
    { target: '/', fs: tree, base: [], readonly: false, source: 'overlay' },
    {
      target: '/proc',
      fs: new ProcFs(kernel, pid),
      base: [],
      readonly: false,
      source: 'proc',
      options: 'nosuid,nodev,noexec,relatime',
    },
    { target: '/dev', fs: makeDev(), base: [], readonly: false, source: 'tmpfs', options: 'nosuid' },
    { target: '/sys', fs: new Tree(undefined, 'sysfs'), base: [], readonly: true, source: 'sysfs' },
    ...etcMounts(),
    ...command.mounts,
  ]);
  const user = account(mnt, command.user);
  if ('error' in user) return user;
  const env = new Map([...command.env]);
  if (!env.has('HOME')) env.set('HOME', user.home);
  yield* sys.sleep(START);
  let path: string;
  try {
    path = findExecutable(mnt, command.argv[0] ?? '', { path: env.get('PATH'), cwd: command.cwd, user });
  } catch (error) {
    if (!(error instanceof NotExecutable)) throw error;
    output(`runc run failed: unable to start container process: ${error.message}`);
    yield* log.drain();
    return 1;
  }
  const lines = new LineSplitter(output);
  const stdout = new Sink('pipe:[301]', (data) => lines.add('out', data));
  const stderr = new Sink('pipe:[302]', (data) => lines.add('err', data));
  let proc: Proc;
  try {
    proc = kernel.spawn({
      parent,
      ns: { pid, mnt, net: new NetNamespace(), uts: { hostname: 'buildkitsandbox' } },
      cgroup: new Cgroup('/buildkit', kernel.rootCgroup),
      path,
      argv: command.argv,
      env,
      cwd: command.cwd,
      credentials: user,
      confinement: confinementOf(emptyHostConfig),
      stdio: [new Device('null', kernel.random), stdout, stderr],
      label: 'buildkit',
    });
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    output(`exec ${path}: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`);
    yield* log.drain();
    return 1;
  }
  try {
    while (proc.alive) {
      yield* log.drain();
      yield* sys.waitFor([proc.exited, log.added]);
    }
  } catch (error) {
    kernel.post(proc, signals.KILL);
    throw error;
  }
  lines.flush();
  yield* log.drain();
  yield* sys.sleep(END);
  const { status } = proc;
  return status && 'exited' in status ? status.exited : status && 'signaled' in status ? 128 + status.signaled : 1;
}

function account(mnt: MountNamespace, user: string): ReturnType<typeof findUser> | { readonly error: string } {
  try {
    return findUser(mnt, user);
  } catch (error) {
    if (error instanceof DaemonError) return { error: error.message };
    throw error;
  }
}

/** /etc/hosts and /etc/resolv.conf of the build container do not end up in the image. */
function etcMounts(): Mount[] {
  const etc = new Tree(undefined, 'tmpfs');
  plantDirectory(etc, 'etc');
  plantFile(etc, 'etc/hosts', '127.0.0.1\tlocalhost buildkitsandbox\n::1\tlocalhost ip6-localhost ip6-loopback\n');
  plantFile(etc, 'etc/resolv.conf', 'nameserver 192.168.65.10\n');
  return ['hosts', 'resolv.conf'].map((name) => ({
    target: `/etc/${name}`,
    fs: etc,
    base: ['etc', name],
    readonly: false,
    source: 'tmpfs',
  }));
}

/** Whole lines of each stream, in the order they were completed. */
class LineSplitter {
  readonly #rest = { out: '', err: '' };
  readonly #output: (line: Bytes) => void;

  constructor(output: (line: Bytes) => void) {
    this.#output = output;
  }

  add(stream: 'out' | 'err', data: Bytes): void {
    const lines = (this.#rest[stream] + data).split('\n');
    this.#rest[stream] = lines.pop() ?? '';
    for (const line of lines) this.#output(line.replace(/\r$/, '').replace(/^.*\r/, ''));
  }

  flush(): void {
    for (const stream of ['out', 'err'] as const) {
      if (this.#rest[stream] !== '') this.#output(this.#rest[stream]);
      this.#rest[stream] = '';
    }
  }
}
