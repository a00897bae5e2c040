import type { Proc } from './proc';
import type { Pid } from './syscalls';

let lastId = 4026531835;

/** pid_namespaces(7): numbers of its own for its processes and those of the namespaces below it. */
export class PidNamespace {
  readonly parent: PidNamespace | undefined;
  readonly id = ++lastId;
  readonly procs = new Map<Pid, Proc>();
  /** PID 1; undefined before it started. */
  init: Proc | undefined;
  #last = 0;

  constructor(parent?: PidNamespace) {
    this.parent = parent;
  }

  allocate(): Pid {
    do this.#last = this.#last >= 4194303 ? 300 : this.#last + 1;
    while (this.procs.has(this.#last));
    return this.#last;
  }

  /** Numbers used up by threads and helpers that are gone (runc's, for one). */
  skip(count: number): void {
    this.#last += count;
  }

  /** Is this namespace `other`, or nested in it? */
  within(other: PidNamespace): boolean {
    for (let at: PidNamespace | undefined = this; at; at = at.parent) if (at === other) return true;
    return false;
  }
}
