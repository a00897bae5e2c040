import type { Kernel } from '../kernel';
import type { Proc } from '../proc';
import type { Syscalls } from '../syscalls';
import { descriptorCalls } from './descriptors';
import { fileCalls } from './files';
import { mountCalls } from './mount';
import { networkCalls } from './network';
import { processCalls } from './process';
import { signalCalls } from './signals';
import { terminalCalls } from './terminal';

/** The system calls of one process. */
export function makeSyscalls(kernel: Kernel, proc: Proc): Syscalls {
  const calls = {
    ...processCalls(kernel, proc, (child) => makeSyscalls(kernel, child)),
    ...signalCalls(kernel, proc),
    ...terminalCalls(kernel, proc),
    ...descriptorCalls(kernel, proc),
    ...fileCalls(kernel, proc),
    ...mountCalls(kernel, proc),
    ...networkCalls(kernel, proc),
  };
  return Object.defineProperties(calls, {
    pid: { get: () => proc.pidIn(proc.ns.pid), enumerable: true },
    ppid: { get: () => proc.parent?.pidIn(proc.ns.pid) ?? 0, enumerable: true },
  }) as Syscalls;
}
