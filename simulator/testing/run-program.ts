import type { Bytes } from '../bytes';
import { Cgroup } from '../kernel/cgroup';
import { makeDev } from '../kernel/devfs';
import { Device } from '../kernel/device';
import { Kernel } from '../kernel/kernel';
import { MountNamespace } from '../kernel/mount';
import { NetNamespace } from '../kernel/network';
import { PidNamespace } from '../kernel/pid-namespace';
import { makePipe } from '../kernel/pipe';
import type { Proc } from '../kernel/proc';
import { ProcFs } from '../kernel/procfs';
import { Sink } from '../kernel/sink';
import type { Program, WaitStatus } from '../kernel/syscalls';
import { plantBinary, plantDirectory, plantFile } from '../vfs/plant';
import { Tree } from '../vfs/tree';

// For tests: programs on a bare kernel, without Docker or a host around them.

export interface RunOptions {
  /** Binaries, each planted as /usr/bin/NAME (and /bin → /usr/bin). */
  readonly programs: Readonly<Record<string, Program>>;
  readonly files?: Readonly<Record<string, Bytes>>;
  readonly stdin?: Bytes;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  /** It runs as PID 1 of a namespace below; default false: a child of an init that reaps. */
  readonly asInit?: boolean;
  /** Virtual ms after which everything is killed; default 600,000. */
  readonly limit?: number;
  /** Called with the kernel and the process after start, e.g. to send signals at times. */
  readonly during?: ((kernel: Kernel, proc: Proc) => void) | undefined;
}

export interface RunResult {
  readonly stdout: Bytes;
  readonly stderr: Bytes;
  /** As a shell would say it: 128 + signal when killed; undefined when it did not end within the limit. */
  readonly status: number | undefined;
  /** Virtual ms. */
  readonly elapsed: number;
  readonly kernel: Kernel;
  readonly tree: Tree;
}

export const shellStatus = (status: WaitStatus): number =>
  'exited' in status ? status.exited : 'signaled' in status ? 128 + status.signaled : 0;

const idle: Program = function* (sys) {
  for (;;) {
    try {
      yield* sys.wait(-1);
    } catch {
      yield* sys.sleep(1000);
    }
  }
};

/** Runs argv (argv[0] is looked up in /usr/bin unless it has a slash) to its end, and until all holders of its output are gone. */
export function runProgram(argv: readonly string[], options: RunOptions): RunResult {
  const all: Record<string, Program> = { ...options.programs, 'idle-init': idle };
  const kernel = new Kernel({
    bootedAt: Date.UTC(2026, 0, 15, 12),
    seed: 1,
    processors: 2,
    programs: (name) => all[name],
  });
  const tree = new Tree();
  for (const folder of ['usr/bin', 'tmp', 'root', 'etc', 'dev', 'proc', 'var/log', 'run', 'home'])
    plantDirectory(tree, folder);
  tree.own(['tmp']).mode = 0o1777;
  tree.create(['bin'], { type: 'symlink', mode: 0o777, target: 'usr/bin' });
  for (const name of Object.keys(all)) plantBinary(tree, `usr/bin/${name}`, name, 50_000);
  plantFile(tree, 'etc/passwd', 'root:x:0:0:root:/root:/bin/bash\nnode:x:1000:1000::/home/node:/bin/bash\n');
  plantFile(tree, 'etc/group', 'root:x:0:\nnode:x:1000:\n');
  for (const [path, data] of Object.entries(options.files ?? {}))
    plantFile(tree, path, data, { mode: data.startsWith('#!') ? 0o755 : 0o644 });
  const pid = options.asInit ? new PidNamespace(kernel.rootPid) : kernel.rootPid;
  const mnt = new MountNamespace([
    { target: '/', fs: tree, base: [], readonly: false, source: 'overlay' },
    { target: '/proc', fs: new ProcFs(kernel, pid), base: [], readonly: false, source: 'proc' },
    { target: '/dev', fs: makeDev(), base: [], readonly: false, source: 'tmpfs' },
  ]);
  const ns = { pid, mnt, net: new NetNamespace(), uts: { hostname: 'testhost' } };
  const env = new Map(
    Object.entries({
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/root',
      ...options.env,
    }),
  );
  const devNull = () => new Device('null', kernel.random);
  const rootNs = { ...ns, pid: kernel.rootPid };
  const init = kernel.spawn({
    ns: rootNs,
    cgroup: kernel.rootCgroup,
    path: '/usr/bin/idle-init',
    argv: ['init'],
    env,
    stdio: [devNull(), devNull(), devNull()],
  });
  let stdoutText = '';
  let stderrText = '';
  const stdout = new Sink('pipe:[1]', (data) => {
    stdoutText += data;
  });
  const stderr = new Sink('pipe:[2]', (data) => {
    stderrText += data;
  });
  const stdin = makePipe();
  stdin.write.retain();
  let sent = 0;
  const feed = () => {
    const text = options.stdin ?? '';
    while (sent < text.length) {
      const taken = stdin.write.write(text.slice(sent));
      if (taken === 0) break;
      sent += taken;
    }
    if (sent >= text.length) stdin.write.drop();
    else stdin.write.writers.add(feed);
  };
  const [name = ''] = argv;
  const started = kernel.clock.now;
  const proc = kernel.spawn({
    parent: init,
    ns,
    cgroup: new Cgroup('/test', kernel.rootCgroup),
    path: name.includes('/') ? name : `/usr/bin/${name}`,
    argv,
    env,
    cwd: options.cwd ?? '/tmp',
    credentials: { uid: options.uid ?? 0, gid: options.uid ?? 0 },
    stdio: [options.stdin === undefined ? devNull() : stdin.read, stdout, stderr],
    label: 'test',
  });
  if (options.stdin !== undefined) feed();
  options.during?.(kernel, proc);
  const end = started + (options.limit ?? 600_000);
  let stopped = started;
  while (kernel.clock.now < end && (proc.alive || stdout.refs > 0)) {
    const next = kernel.scheduler.next();
    if (next === Infinity || next > end) break;
    kernel.scheduler.step();
    stopped = kernel.clock.now;
  }
  return {
    stdout: stdoutText,
    stderr: stderrText,
    status: proc.status && shellStatus(proc.status),
    elapsed: stopped - started,
    kernel,
    tree,
  };
}
