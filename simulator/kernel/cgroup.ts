import type { Proc } from './proc';

/** A control group with the three controllers the course shows. Bytes, counts, CPU ms. */
export class Cgroup {
  readonly path: string;
  readonly parent: Cgroup | undefined;
  readonly procs = new Set<Proc>();
  memoryLimit = Infinity;
  memory = 0;
  pidsLimit = Infinity;
  pids = 0;
  cpu = 0;
  frozen = false;
  /** Processes the OOM killer took here or below. */
  oomKills = 0;
  /** Called when the OOM killer takes a process of this group, or of one below. */
  onOom: (() => void) | undefined;

  constructor(path: string, parent?: Cgroup) {
    this.path = path;
    this.parent = parent;
  }

  *chain(): Iterable<Cgroup> {
    for (let at: Cgroup | undefined = this; at; at = at.parent) yield at;
  }

  /** May one more process be made? */
  admits(): boolean {
    for (const group of this.chain()) if (group.pids >= group.pidsLimit) return false;
    return true;
  }

  enter(proc: Proc): void {
    this.procs.add(proc);
    for (const group of this.chain()) group.pids += 1;
  }

  leave(proc: Proc): void {
    if (!this.procs.delete(proc)) return;
    for (const group of this.chain()) group.pids -= 1;
  }

  /** Adds bytes (or takes them back); answers the group whose limit is now passed, if any. */
  chargeMemory(bytes: number): Cgroup | undefined {
    let over: Cgroup | undefined;
    for (const group of this.chain()) {
      group.memory += bytes;
      if (group.memory > group.memoryLimit) over ??= group;
    }
    return over;
  }

  /** Is this group `other` or below it? */
  within(other: Cgroup): boolean {
    for (const group of this.chain()) if (group === other) return true;
    return false;
  }
}
