import { makeDev } from './kernel/devfs';
import { Device } from './kernel/device';
import { asErrno } from './kernel/errno';
import type { Kernel } from './kernel/kernel';
import { MountNamespace } from './kernel/mount';
import type { Namespaces, Proc } from './kernel/proc';
import { ProcFs } from './kernel/procfs';
import { signals } from './kernel/signal';
import type { Program, Run, Syscalls } from './kernel/syscalls';
import { Tree } from './vfs/tree';

export const HOME = '/home/learner';
export const WORK = `${HOME}/app`;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

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
  const daemon = (argv: readonly string[], program: string, parent?: Proc): Proc => {
    const null3 = () => new Device('null', kernel.random);
    const proc = kernel.spawn({
      parent,
      ns,
      cgroup: kernel.rootCgroup,
      path: `/usr/bin/${program}`,
      argv,
      env: new Map([['PATH', PATH]]),
      stdio: [null3(), null3(), null3()],
    });
    return proc;
  };
  const init = daemon(['tini', '--', 'dockerd', '--storage-driver', 'overlay2'], 'tini-host');
  const dockerd = daemon(['dockerd', '--storage-driver', 'overlay2'], 'dockerd', init);
  daemon(['containerd', '--config', '/var/run/docker/containerd/containerd.toml'], 'containerd', dockerd);
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
  'tini-host': reaper,
  dockerd: reaper,
  containerd: reaper,
  'containerd-shim': reaper,
};

function* reaper(sys: Syscalls): Run {
  sys.sigaction(signals.CHLD, { handler: () => {} });
  for (;;) {
    try {
      yield* sys.wait(-1);
    } catch (error) {
      if (asErrno(error).code === 'ECHILD') yield* idle(sys);
    }
  }
}

/** Until a child ends. */
function* idle(sys: Syscalls): Run<void> {
  try {
    yield* sys.sleep(Infinity);
  } catch (error) {
    asErrno(error);
  }
}
