import { makeSyscalls } from '../kernel/calls/make';
import type { Cgroup } from '../kernel/cgroup';
import type { Errno } from '../kernel/errno';
import type { OpenFile } from '../kernel/open-file';
import type { Namespaces, Proc } from '../kernel/proc';
import { signals } from '../kernel/signal';
import type { Run } from '../kernel/syscalls';
import type { Container } from './container';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { waitFor } from './wait';

/** containerd-shim: the container's parent on the host, outside its namespaces. Throws DaemonError when the host is full. */
export function makeShim(engine: Engine, container: Container): Proc {
  if (!engine.kernel.rootCgroup.admits())
    throw new DaemonError(
      'failed to create task for container: failed to start shim: start failed: : fork/exec /usr/bin/containerd-shim-runc-v2: resource temporarily unavailable: unknown',
    );
  const shim = engine.kernel.makeProc(engine.host, engine.kernel.rootCgroup);
  shim.parent = engine.init;
  engine.init?.children.add(shim);
  shim.argv = [
    '/usr/bin/containerd-shim-runc-v2',
    '-namespace',
    'moby',
    '-id',
    container.id,
    '-address',
    '/run/containerd/containerd.sock',
  ];
  shim.comm = 'containerd-shim';
  shim.exe = '/usr/bin/containerd-shim-runc-v2';
  shim.pgid = shim.pid;
  shim.sid = shim.pid;
  shim.groupPids = shim.pids;
  shim.sessionPids = shim.pids;
  engine.kernel.start(shim, idle());
  shim.dispositions.set(signals.CHLD, 'ignore');
  return shim;
}

function* idle(): Run {
  for (;;) yield* waitFor([]);
}

/** The program was there, but the kernel can't run it: runc's own process says so and ends with 1. */
export function failedExec(
  engine: Engine,
  shim: Proc,
  ns: Namespaces,
  cgroup: Cgroup,
  stdio: readonly [OpenFile, OpenFile, OpenFile],
  path: string,
  error: Errno,
  label: string,
): Proc {
  const proc = engine.kernel.makeProc(ns, cgroup, label);
  proc.parent = shim;
  shim.children.add(proc);
  for (const file of stdio) proc.install(file);
  proc.argv = ['runc', 'init'];
  proc.comm = 'runc:[2:INIT]';
  const sys = makeSyscalls(engine.kernel, proc);
  const why = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  engine.kernel.start(
    proc,
    (function* () {
      yield* sys.write(2, `exec ${path}: ${why}\n`);
      return 1;
    })(),
  );
  return proc;
}
