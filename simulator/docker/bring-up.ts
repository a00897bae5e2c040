import { Cgroup } from '../kernel/cgroup';
import { Errno } from '../kernel/errno';
import { NetNamespace } from '../kernel/network';
import { PidNamespace } from '../kernel/pid-namespace';
import type { Namespaces, Proc } from '../kernel/proc';
import type { Run } from '../kernel/syscalls';
import { TtyFile } from '../kernel/tty';
import { WaitQueue } from '../kernel/wait-queue';
import { attachOverlays } from './attach-overlays';
import { confinementOf } from './capabilities';
import type { Container, Sandbox } from './container';
import { copyPipe, copyTty } from './copy-streams';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { findExecutable, isFolder, NotExecutable } from './find-executable';
import { latency } from './latency';
import { startLogDriver } from './log-driver';
import { makeMounts } from './mounts';
import { disconnect, plug } from './networks';
import { processEnv } from './process-env';
import { applyResources, checkResources } from './resources';
import { failedExec, makeShim } from './shim';
import { openStdio } from './stdio';
import { findUser } from './user';
import { sleep } from './wait';

const RUNC =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process:';

/** Brings a container up: network, mounts, the first process. Throws DaemonError, and leaves the reason in its state. */
export function* bringUp(engine: Engine, container: Container): Run<Sandbox | undefined> {
  const { state } = container;
  yield* sleep(engine.kernel, latency.start * (0.9 + engine.random.next() * 0.3));
  if (container.removed || state.running) return undefined;
  let net: NetNamespace | undefined;
  try {
    checkResources(engine, container.hostConfig);
    startLogDriver(container.hostConfig);
    checkDevices(container.hostConfig);
    net = openNet(engine, container);
    yield* connect(engine, container, net);
    container.sandbox = launch(engine, container, net);
  } catch (error) {
    disconnect(engine, container, net);
    if (!(error instanceof DaemonError)) throw error;
    state.error = error.message;
    state.exitCode = exitCodeFor(error.message);
    container.changed.wake();
    throw error;
  }
  Object.assign(state, {
    running: true,
    paused: false,
    restarting: false,
    oomKilled: false,
    exitCode: 0,
    error: '',
    startedAt: engine.kernel.clock.now,
  });
  container.changed.wake();
  return container.sandbox;
}

function checkDevices({ devices, gpus }: Container['hostConfig']): void {
  if (gpus !== '') throw new DaemonError('could not select device driver "" with capabilities: [[gpu]]');
  for (const device of devices) {
    const [path = ''] = device.split(':');
    if (!/^\/dev\/(null|zero|full|random|urandom|tty|shm|pts|mqueue|fuse|net\/tun)$/.test(path))
      throw new DaemonError(
        `error gathering device information while adding custom device "${path}": no such file or directory`,
      );
  }
}

/** 127 not found, 126 not executable, 128 anything else: errors of the runtime as the daemon reads them. */
const exitCodeFor = (message: string): number => {
  if (/executable file not found|no such file or directory|system cannot find the file specified/.test(message))
    return 127;
  return /permission denied|not a directory|is a directory/.test(message) ? 126 : 128;
};

function openNet(engine: Engine, container: Container): NetNamespace {
  const mode = container.hostConfig.networkMode;
  if (mode === 'host') return engine.kernel.hostNet;
  if (!mode.startsWith('container:')) return new NetNamespace();
  const owner = engine.require(mode.slice('container:'.length));
  if (!owner.sandbox) {
    throw new DaemonError(`cannot join network of a non running container: ${owner.id}`);
  }
  return owner.sandbox.net;
}

function* connect(engine: Engine, container: Container, net: NetNamespace): Run<void> {
  if (net === engine.kernel.hostNet || container.hostConfig.networkMode.startsWith('container:')) return;
  const { networkMode } = container.hostConfig;
  if (container.endpoints.size === 0) throw new DaemonError(`network ${networkMode} not found`);
  yield* attachOverlays(engine, container);
  container.sandboxId = engine.makeId();
  for (const endpoint of container.endpoints.values())
    plug(engine, container, endpoint, net, endpoint.wanted ?? container.hostConfig.ipAddress);
  const published = [...container.endpoints.values()].find(({ network }) => network.bridge);
  if (published) engine.ports.publish(engine, container, published.id, net);
  yield* sleep(engine.kernel, 0);
}

function launch(engine: Engine, container: Container, net: NetNamespace): Sandbox {
  const { kernel } = engine;
  const { config, hostConfig } = container;
  const tty = config.tty
    ? kernel.openTty({ rows: hostConfig.consoleSize[0] || 24, columns: hostConfig.consoleSize[1] || 80 })
    : undefined;
  const pid = openPid(engine, container);
  const uts = openUts(engine, container);
  const cgroup = makeCgroup(engine, container);
  const mnt = makeMounts(engine, container, { pid, net, tty, hostname: uts.hostname, cgroup });
  const ns: Namespaces = { pid, net, uts, mnt };
  const user = findUser(mnt, config.user, hostConfig.groupAdd);
  const cwd = config.workingDir || '/';
  const env = processEnv(config, uts.hostname, user);
  const argv = hostConfig.init ? ['/sbin/docker-init', '--', ...container.argv] : container.argv;
  // The daemon adds its own reading of a folder that was to be executed.
  const runcFails = (why: string) =>
    new DaemonError(`${RUNC} ${why}: unknown${why.endsWith('is a directory') ? ': permission denied' : ''}`);
  if (!isFolder(mnt, cwd))
    throw runcFails(
      `error during container init: chdir to cwd (${JSON.stringify(cwd)}) set in config.json failed: not a directory`,
    );
  let path: string;
  try {
    path = findExecutable(mnt, argv[0] ?? '', { path: env.get('PATH'), cwd, user });
  } catch (error) {
    if (tty) kernel.closeTty(tty);
    throw error instanceof NotExecutable ? runcFails(error.message) : error;
  }
  const shim = makeShim(engine, container);
  const { stdio, stdin, read } = openStdio(engine, config.openStdin, tty && new TtyFile(tty));
  const spawn = (): Proc => {
    const common = { parent: shim, ns, cgroup, argv, env, cwd, stdio, tty, label: container.id };
    try {
      return kernel.spawn({ ...common, path, credentials: user, confinement: confinementOf(hostConfig) });
    } catch (error) {
      if (!(error instanceof Errno)) throw error;
      if (error.code === 'EAGAIN') {
        kernel.exit(shim, { exited: 0 }, 'exit');
        throw runcFails('unable to start init: fork/exec /proc/self/exe: resource temporarily unavailable');
      }
      return failedExec(engine, shim, ns, cgroup, stdio, path, error, container.id);
    }
  };
  const init = spawn();
  pid.skip(5);
  const sandbox: Sandbox = {
    init,
    shim,
    pid,
    mnt,
    net,
    uts,
    cgroup,
    tty,
    stdin,
    copying: 0,
    copied: new WaitQueue(),
  };
  // True from the first kill on, though the container may run on without the process.
  cgroup.onOom = () => {
    container.state.oomKilled = true;
    engine.event(container, 'oom');
  };
  if (tty) kernel.task(copyTty(engine, container, sandbox, tty, init));
  for (const { stream, pipe } of read) kernel.task(copyPipe(engine, container, sandbox, stream, pipe));
  sandbox.copying = tty ? 1 : read.length;
  return sandbox;
}

function openPid(engine: Engine, container: Container): PidNamespace {
  const mode = container.hostConfig.pidMode;
  if (mode === 'host') return engine.kernel.rootPid;
  if (!mode.startsWith('container:')) {
    engine.kernel.rootPid.skip(20);
    return new PidNamespace(engine.kernel.rootPid);
  }
  const owner = engine.require(mode.slice('container:'.length));
  if (!owner.sandbox) throw new DaemonError(`cannot join PID of a non running container: ${owner.id}`);
  return owner.sandbox.pid;
}

function openUts(engine: Engine, container: Container): { hostname: string } {
  const { networkMode, utsMode } = container.hostConfig;
  if (utsMode === 'host') return engine.host.uts;
  const owner = networkMode.startsWith('container:') ? engine.find(networkMode.slice('container:'.length)) : undefined;
  if (owner) return { hostname: owner.config.hostname };
  return { hostname: container.config.hostname };
}

function makeCgroup(engine: Engine, container: Container): Cgroup {
  const cgroup = new Cgroup(`/docker/${container.id}`, engine.kernel.rootCgroup);
  applyResources(cgroup, container.hostConfig);
  return cgroup;
}
