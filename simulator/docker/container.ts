import type { Bytes } from '../bytes';
import type { Cgroup } from '../kernel/cgroup';
import type { MountNamespace } from '../kernel/mount';
import type { NetNamespace } from '../kernel/network';
import type { PidNamespace } from '../kernel/pid-namespace';
import type { PipeEnd } from '../kernel/pipe';
import type { Proc } from '../kernel/proc';
import type { Tty } from '../kernel/tty';
import { WaitQueue } from '../kernel/wait-queue';
import type { Snapshot, Tree } from '../vfs/tree';
import type { AttachStreams } from './attach-streams';
import type { ContainerConfig, HostConfig } from './container-config';
import type { Exec } from './exec';
import type { Health } from './health';
import type { Image } from './image';
import { openLogs } from './log-driver';
import type { Logs } from './logs';
import type { MountPoint } from './mount-point';
import type { Endpoint } from './network';
import type { Time } from './time';

/** `created`, `running` and so on, as `docker ps --filter status=` knows them. */
export type Status = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

export interface ContainerState {
  running: boolean;
  paused: boolean;
  restarting: boolean;
  removing: boolean;
  oomKilled: boolean;
  exitCode: number;
  error: string;
  startedAt: Time;
  finishedAt: Time;
}

export interface GivenFile {
  readonly path: string;
  readonly data: Bytes;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** What exists only while the container runs. */
export interface Sandbox {
  readonly init: Proc;
  readonly shim: Proc;
  readonly pid: PidNamespace;
  readonly mnt: MountNamespace;
  readonly net: NetNamespace;
  readonly uts: { hostname: string };
  readonly cgroup: Cgroup;
  readonly tty: Tty | undefined;
  /** The daemon's end of the container's standard input. */
  stdin: PipeEnd | undefined;
  /** Streams still being read. */
  copying: number;
  readonly copied: WaitQueue;
}

export class Container {
  readonly id: string;
  /** Without the slash that inspect shows. */
  name: string;
  /** ms since 1970 */
  readonly createdAt: number;
  readonly image: Image;
  readonly config: ContainerConfig;
  hostConfig: HostConfig;
  /** Program and arguments: entrypoint and command. */
  readonly argv: readonly string[];
  readonly mounts: MountPoint[] = [];
  /** Files that the orchestrator puts in, each a mount of its own in memory. */
  readonly givenFiles: GivenFile[] = [];
  readonly endpoints = new Map<string, Endpoint>();
  /** The writable layer, over `base`. */
  readonly rootfs: Tree;
  readonly base: Snapshot;
  readonly logs: Logs;
  readonly state: ContainerState = {
    running: false,
    paused: false,
    restarting: false,
    removing: false,
    oomKilled: false,
    exitCode: 0,
    error: '',
    startedAt: undefined,
    finishedAt: undefined,
  };
  restartCount = 0;
  /** By stop, kill or rm -f: the restart policy has no say. */
  stoppedByHand = false;
  /** ms of the last wait between two restarts; 0 before the first. */
  backoff = 0;
  sandbox: Sandbox | undefined;
  sandboxId = '';
  health: Health | undefined;
  readonly attached = new Set<AttachStreams>();
  readonly execs = new Map<string, Exec>();
  /** Woken by every change of state, and by the removal. */
  readonly changed: WaitQueue = new WaitQueue();
  removed = false;

  constructor(
    fields: Pick<
      Container,
      'id' | 'name' | 'createdAt' | 'image' | 'config' | 'hostConfig' | 'argv' | 'rootfs' | 'base'
    >,
  ) {
    this.id = fields.id;
    this.name = fields.name;
    this.createdAt = fields.createdAt;
    this.image = fields.image;
    this.config = fields.config;
    this.hostConfig = fields.hostConfig;
    this.logs = openLogs(fields.hostConfig);
    this.argv = fields.argv;
    this.rootfs = fields.rootfs;
    this.base = fields.base;
  }

  get shortId(): string {
    return this.id.slice(0, 12);
  }

  get status(): Status {
    const { state } = this;
    if (state.removing) return 'removing';
    if (state.restarting) return 'restarting';
    if (state.running) return state.paused ? 'paused' : 'running';
    return state.startedAt === undefined ? 'created' : 'exited';
  }
}
