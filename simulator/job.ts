import { decodeUtf8 } from './bytes';
import { type Host, WORK } from './host';
import { Device } from './kernel/device';
import type { Kernel } from './kernel/kernel';
import { signals } from './kernel/signal';
import { Sink } from './kernel/sink';
import type { Job } from './machine';

/** Runs one line as `bash -c` in the working folder, without a terminal and with nothing on stdin. */
export function startJob(kernel: Kernel, host: Host, line: string): Job {
  let out = '';
  let err = '';
  let open = 2;
  let ended = kernel.clock.now;
  const started = kernel.clock.now;
  const closed = () => {
    open -= 1;
    ended = kernel.clock.now;
  };
  const stdout = new Sink(
    'pipe:[101]',
    (data) => {
      out += data;
    },
    closed,
  );
  const stderr = new Sink(
    'pipe:[102]',
    (data) => {
      err += data;
    },
    closed,
  );
  const shell = kernel.spawn({
    parent: host.init,
    ns: host.ns,
    cgroup: kernel.rootCgroup,
    path: '/usr/bin/bash',
    argv: ['bash', '-c', line],
    env: new Map([...host.env].filter(([name]) => name !== 'TERM')),
    cwd: WORK,
    stdio: [new Device('null', kernel.random), stdout, stderr],
  });
  return {
    get stdout() {
      return decodeUtf8(out);
    },
    get stderr() {
      return decodeUtf8(err);
    },
    get exit() {
      const { status } = shell;
      if (!status) return undefined;
      return 'exited' in status ? status.exited : 137;
    },
    get done() {
      return !shell.alive && open === 0;
    },
    get elapsed() {
      return (this.done ? ended : kernel.clock.now) - started;
    },
    kill() {
      kernel.settle();
      for (const proc of kernel.group(shell.pid)) kernel.post(proc, signals.KILL);
    },
  };
}
