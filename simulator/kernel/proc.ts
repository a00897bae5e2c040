import { allCapabilities, type CapabilitySet } from './capability';
import type { Cgroup } from './cgroup';
import { Errno } from './errno';
import type { MountNamespace } from './mount';
import type { NetNamespace } from './network';
import type { OpenFile } from './open-file';
import type { PidNamespace } from './pid-namespace';
import { Channel, PipeEnd } from './pipe';
import { defaultLimits, type Limits } from './resource-limit';
import type { Signal } from './signal';
import type { Disposition, Fd, Pid, WaitStatus } from './syscalls';
import type { Task } from './task';
import type { Tty } from './tty';
import { WaitQueue } from './wait-queue';

export interface Namespaces {
  readonly pid: PidNamespace;
  readonly mnt: MountNamespace;
  readonly net: NetNamespace;
  readonly uts: { hostname: string };
}

export interface Descriptor {
  readonly file: OpenFile;
  cloexec: boolean;
}

/** One process. Pid-valued fields are the root namespace's numbers; `pids` has the others. */
export class Proc {
  readonly pid: Pid;
  /** Its number in its own namespace and in every one above. */
  readonly pids: ReadonlyMap<PidNamespace, Pid>;
  readonly ns: Namespaces;
  readonly cgroup: Cgroup;
  /** Container id or another label that events carry. */
  readonly label: string | undefined;

  // kept by wait(2) and exit(2)
  parent: Proc | undefined;
  readonly children = new Set<Proc>();
  state: 'alive' | 'stopped' | 'zombie' | 'reaped' = 'alive';
  status: WaitStatus | undefined;
  /** A stop or continue the parent has not been told of. */
  news: WaitStatus | undefined;
  readonly childChanged: WaitQueue = new WaitQueue();
  readonly exited: WaitQueue = new WaitQueue();
  subreaper = false;

  // groups and terminal
  pgid: Pid = 0;
  sid: Pid = 0;
  /** The leaders' numbers in the namespaces; they outlive the leaders. */
  groupPids: ReadonlyMap<PidNamespace, Pid> = new Map();
  sessionPids: ReadonlyMap<PidNamespace, Pid> = new Map();
  tty: Tty | undefined;

  // signals
  readonly dispositions = new Map<Signal, Exclude<Disposition, 'default'>>();
  readonly blocked = new Set<Signal>();
  readonly pending = new Set<Signal>();
  /** Caught, handler not yet run. */
  readonly caught: Signal[] = [];
  readonly signalled: WaitQueue = new WaitQueue();
  /** Every handler that interrupted the sleep asked for a restart (SA_RESTART). */
  restart = false;

  // what exec sets
  argv: readonly string[] = [];
  comm = '';
  exe = '';
  env: ReadonlyMap<string, string> = new Map();

  // the rest
  task: Task | undefined;
  readonly fds = new Map<Fd, Descriptor>();
  cwd = '/';
  umask = 0o022;
  uid = 0;
  gid = 0;
  groups: readonly number[] = [];
  /** Effective and permitted; those that exec can give, at most. */
  capabilities: CapabilitySet = allCapabilities;
  bounding: CapabilitySet = allCapabilities;
  noNewPrivileges = false;
  /** A seccomp filter is on. */
  filtered = false;
  readonly startedAt: number;
  /** CPU ms. */
  cpu = 0;
  /** Bytes. */
  rss = 0;
  /** Of rss: pages of files, which its control group does not pay for. */
  mapped = 0;
  threads = 1;
  /** What a user adds to its score with the OOM killer; -1000: never. */
  oomScoreAdj = 0;
  limits: Limits = defaultLimits;

  constructor(
    fields: Pick<Proc, 'pid' | 'pids' | 'ns' | 'cgroup' | 'startedAt'> & { readonly label?: string | undefined },
  ) {
    this.pid = fields.pid;
    this.pids = fields.pids;
    this.ns = fields.ns;
    this.cgroup = fields.cgroup;
    this.startedAt = fields.startedAt;
    this.label = fields.label;
  }

  /** Bytes that its control group pays for. */
  get charged(): number {
    return this.rss - this.mapped;
  }

  get alive(): boolean {
    return this.state === 'alive' || this.state === 'stopped';
  }

  get isInit(): boolean {
    return this.ns.pid.init === this;
  }

  /** Its number as a process of `ns` sees it; 0 when it is outside. */
  pidIn(ns: PidNamespace): Pid {
    return this.pids.get(ns) ?? 0;
  }

  get #maxFiles(): number {
    return this.limits.get('nofile')?.soft ?? Infinity;
  }

  lowestFd(atLeast = 0): Fd {
    let fd = atLeast;
    while (this.fds.has(fd)) fd += 1;
    return fd;
  }

  /** EMFILE at the limit of open files. */
  install(file: OpenFile, cloexec = false, atLeast = 0): Fd {
    const fd = this.lowestFd(atLeast);
    if (fd >= this.#maxFiles) throw new Errno('EMFILE');
    this.fds.set(fd, { file: file.retain(), cloexec });
    return fd;
  }
}

/** A fifo's pipe lives as long as its inode. */
export function fifoEnd(
  endpoint: unknown,
  path: string,
  mode: { readonly reads: boolean; readonly writes: boolean },
): { readonly end: PipeEnd; readonly channel: Channel } {
  const channel = endpoint instanceof Channel ? endpoint : new Channel();
  return { end: new PipeEnd(path, channel, mode), channel };
}
