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

type Group = (kernel: Kernel, proc: Proc) => Partial<Syscalls>;

const groups: readonly Group[] = [
  (kernel, proc) => processCalls(kernel, proc, (child) => makeSyscalls(kernel, child)),
  signalCalls,
  terminalCalls,
  descriptorCalls,
  fileCalls,
  mountCalls,
  networkCalls,
];

/** Most processes use few calls: a group's are made when one of them is first asked for. */
class ProcessCalls {
  readonly #kernel: Kernel;
  readonly #proc: Proc;
  readonly #made: Partial<Syscalls>[] = [];

  constructor(kernel: Kernel, proc: Proc) {
    this.#kernel = kernel;
    this.#proc = proc;
  }

  get pid(): number {
    return this.#proc.pidIn(this.#proc.ns.pid);
  }

  get ppid(): number {
    return this.#proc.parent?.pidIn(this.#proc.ns.pid) ?? 0;
  }

  static define(kernel: Kernel, proc: Proc): void {
    groups.forEach((make, i) => {
      for (const name of Object.keys(make(kernel, proc)) as (keyof Syscalls)[])
        Object.defineProperty(ProcessCalls.prototype, name, {
          get(this: ProcessCalls) {
            this.#made[i] ??= make(this.#kernel, this.#proc);
            const value = this.#made[i][name];
            Object.defineProperty(this, name, { value, writable: true });
            return value;
          },
        });
    });
    defined = true;
  }
}

let defined = false;

/** The system calls of one process. */
export function makeSyscalls(kernel: Kernel, proc: Proc): Syscalls {
  if (!defined) ProcessCalls.define(kernel, proc);
  return new ProcessCalls(kernel, proc) as unknown as Syscalls;
}
