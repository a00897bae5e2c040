import { makeDev } from './kernel/devfs';
import { Device } from './kernel/device';
import { asErrno } from './kernel/errno';
import type { Kernel } from './kernel/kernel';
import { MountNamespace } from './kernel/mount';
import type { Namespaces, Proc } from './kernel/proc';
import { ProcFs } from './kernel/procfs';
import { signals } from './kernel/signal';
import type { Program, Run, Syscalls } from './kernel/syscalls';
import { basename, split } from './vfs/path';
import { plantBinary } from './vfs/plant';
import { Tree } from './vfs/tree';

export const HOME = '/home/learner';
export const WORK = `${HOME}/app`;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Processes of the whole host: what stops a fork bomb before it stops the page. */
const MAX_PROCESSES = 600;

/** Where a daemon's program stands while it is started. */
const DAEMON = '/usr/libexec/daemon';

export interface Host {
  readonly tree: Tree;
  readonly dev: Tree;
  readonly ns: Namespaces;
  readonly init: Proc;
  /** Environment of the learner's shells. */
  readonly env: ReadonlyMap<string, string>;
}

/** The machine docker runs on: fidelity's docker-host. `tree` holds its files. */
export function bootHost(kernel: Kernel, tree: Tree): Host {
  kernel.rootCgroup.pidsLimit = MAX_PROCESSES;
  const dev = makeDev();
  const mnt = new MountNamespace([
    { target: '/', fs: tree, base: [], readonly: false, source: '/dev/vda', options: 'relatime' },
    {
      target: '/proc',
      fs: new ProcFs(kernel, kernel.rootPid),
      base: [],
      readonly: false,
      source: 'proc',
      options: 'relatime',
    },
    { target: '/dev', fs: dev, base: [], readonly: false, source: 'udev', options: 'nosuid,relatime' },
    {
      target: '/run',
      fs: new Tree(undefined, 'tmpfs'),
      base: [],
      readonly: false,
      source: 'tmpfs',
      options: 'nosuid,nodev,relatime',
    },
  ]);
  kernel.hostNet.interfaces.push({ name: 'eth0', address: '192.168.65.10/24', mac: '02:42:c0:a8:41:0a' });
  const ns: Namespaces = { pid: kernel.rootPid, mnt, net: kernel.hostNet, uts: { hostname: 'docker-host' } };
  const daemon = (path: string, args: readonly string[], parent?: Proc): Proc => {
    const name = basename(path);
    plantBinary(tree, DAEMON, name === 'tini' ? 'host-init' : name, 60_000_000);
    const quiet = () => new Device('null', kernel.random);
    const argv = [name, ...args];
    const stdio = [quiet(), quiet(), quiet()] as const;
    const proc = kernel.spawn({
      parent,
      ns,
      cgroup: kernel.rootCgroup,
      path: DAEMON,
      argv,
      env: new Map([['PATH', PATH]]),
      stdio,
    });
    tree.detach(split(DAEMON));
    proc.comm = name;
    proc.exe = path;
    return proc;
  };
  const init = daemon('/usr/bin/tini', ['--', 'dockerd', '--storage-driver', 'overlay2']);
  const dockerd = daemon('/usr/sbin/dockerd', ['--storage-driver', 'overlay2'], init);
  daemon('/usr/bin/containerd', ['--config', '/var/run/docker/containerd/containerd.toml'], dockerd);
  const env = new Map([
    ['HOME', HOME],
    ['USER', 'root'],
    ['LOGNAME', 'root'],
    ['SHELL', '/bin/bash'],
    ['TERM', 'xterm-256color'],
    ['LANG', 'C.UTF-8'],
    ['PATH', PATH],
    ['PWD', WORK],
  ]);
  return { tree, dev, ns, init, env };
}

/** The host's init and Docker's daemons, seen as processes: they reap, the work is done by the engine. */
export const daemons: Readonly<Record<string, Program>> = {
  'host-init': reaper,
  dockerd: reaper,
  containerd: reaper,
  'containerd-shim': reaper,
};

function* reaper(sys: Syscalls): Run {
  sys.sigaction(signals.CHLD, { handler: () => {}, restart: true });
  for (;;) {
    try {
      yield* sys.wait(-1);
    } catch (error) {
      if (asErrno(error).code === 'ECHILD') yield* sys.waitFor([]);
    }
  }
}
