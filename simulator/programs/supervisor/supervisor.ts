import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { type Signal, signalName, signals } from '../../kernel/signal';
import type { Pid, Run, Syscalls, WaitStatus } from '../../kernel/syscalls';
import type { Child, Daemon } from './child';
import type { GroupConfig, SupervisordConfig } from './config';
import type { SupervisorEvent } from './events';
import { Group } from './group';
import type { Logger } from './logger';
import { byPriority } from './program-config';
import type { RpcServer } from './rpc-server';

/** How long one turn of the loop waits, ms; and what the turn costs in CPU ms. */
const TURN = 1000;
const TURN_COST = 1;

export type Mood = 'running' | 'restarting' | 'shutdown';

/** supervisord's main loop: once a second, or when something can be read, it looks after everything. */
export class Supervisor implements Daemon {
  readonly sys: Syscalls;
  readonly logger: Logger;
  config: SupervisordConfig;
  /** What reread reads again. */
  readonly configFile: string;
  readonly environment: ReadonlyMap<string, string>;
  readonly groups = new Map<string, Group>();
  mood: Mood = 'running';
  serverurl: string | undefined;
  readonly #signals: Signal[];
  readonly #byPid = new Map<Pid, Child>();
  #stopping: Group[] | undefined;
  #reportedAt = 0;
  #signalled = false;
  #serial = -1;
  readonly #ticks = new Map<number, number>();

  constructor(
    sys: Syscalls,
    logger: Logger,
    config: SupervisordConfig,
    configFile: string,
    environment: ReadonlyMap<string, string>,
    received: Signal[],
  ) {
    this.sys = sys;
    this.logger = logger;
    this.config = config;
    this.configFile = configFile;
    this.environment = environment;
    this.#signals = received;
    for (const group of config.groups) this.addGroup(group);
  }

  get leaving(): boolean {
    return this.mood !== 'running';
  }

  running(pid: Pid, child: Child): void {
    this.#byPid.set(pid, child);
  }

  /** An event is numbered when some listener waits for it. */
  notify(type: string, payload: Bytes): void {
    const pools = [...this.groups.values()].flatMap(({ pool }) => (pool?.wants(type) ? [pool] : []));
    if (pools.length === 0) return;
    const event: SupervisorEvent = { type, payload, serial: ++this.#serial };
    for (const pool of pools) pool.accept(event);
  }

  /** false when it is active already. */
  addGroup(config: GroupConfig): boolean {
    if (this.groups.has(config.name)) return false;
    this.groups.set(config.name, new Group(this, config, (name, stream) => this.#autoLog(name, stream)));
    this.notify('PROCESS_GROUP_ADDED', `groupname:${config.name}\n`);
    return true;
  }

  /** false while some of it runs. */
  removeGroup(group: Group): boolean {
    if (group.unstopped.length > 0) return false;
    this.groups.delete(group.config.name);
    this.notify('PROCESS_GROUP_REMOVED', `groupname:${group.config.name}\n`);
    return true;
  }

  #autoLog(name: string, stream: string): string {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789_';
    let seed = Math.floor(this.sys.now()) + this.groups.size * 7919 + name.length * 104_729 + stream.length;
    for (const c of `${name}${stream}`) seed = (seed * 31 + c.charCodeAt(0)) % 2 ** 31;
    let random = '';
    for (let i = 0; i < 8; i++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      random += letters[Math.floor(seed / 65_536) % letters.length];
    }
    const path = `${this.config.childlogdir}/${name}-${stream}---${this.config.identifier}-${random}.log`;
    this.sys.writeFile(path, '', 0o600);
    return path;
  }

  get sorted(): Group[] {
    return [...this.groups.values()].sort((a, b) => byPriority(a.config, b.config));
  }

  *runForever(server: RpcServer): Run<void> {
    this.notify('SUPERVISOR_STATE_CHANGE_RUNNING', '');
    for (;;) {
      const groups = this.sorted;
      if (this.leaving) {
        if (!this.#stopping) {
          this.#stopping = [...groups];
          this.notify('SUPERVISOR_STATE_CHANGE_STOPPING', '');
        }
        yield* this.#stopping.at(-1)?.stopAll() ?? nothing();
        if (!(yield* this.#reportUnstopped())) return;
      }
      const outputs = groups
        .flatMap(({ children }) => children.flatMap((child) => child.outputs))
        .filter((o) => !o.closed);
      const due = server.due();
      const ready = yield* this.sys.poll(
        [...outputs.map(({ fd }) => ({ fd })), ...server.fds().map((fd) => ({ fd }))],
        this.sys.now() + (due.size > 0 ? 0 : TURN),
      );
      this.#signalled = false;
      const readable = new Set(ready.map(({ fd }) => fd));
      for (const output of outputs) if (readable.has(output.fd)) yield* output.read();
      yield* server.serve(readable, due);
      yield* this.sys.compute(TURN_COST);
      for (const group of groups) yield* group.transition();
      yield* this.reap();
      yield* this.#handleSignal();
      this.#tick();
      if (this.leaving && this.#stopping?.at(-1)?.unstopped.length === 0) this.#stopping.pop();
    }
  }

  /** Every three seconds: who is still there. */
  *#reportUnstopped(): Run<boolean> {
    const unstopped = [...this.groups.values()].flatMap((group) => group.unstopped);
    if (unstopped.length === 0) return false;
    if (this.sys.now() > this.#reportedAt + 3000) {
      yield* this.logger.info(`waiting for ${unstopped.map(({ config }) => config.name).join(', ')} to die`);
      this.#reportedAt = this.sys.now();
    }
    return true;
  }

  /** A child that was told to stop in this turn is not dead yet. */
  signalled(): void {
    this.#signalled = true;
  }

  *reap(): Run<void> {
    if (this.#signalled) return;
    for (;;) {
      let ended: { pid: Pid; status: WaitStatus } | null;
      try {
        ended = yield* this.sys.wait(-1, { nohang: true });
      } catch (error) {
        asErrno(error);
        return;
      }
      if (!ended) return;
      const child = this.#byPid.get(ended.pid);
      if (child) yield* child.finish(ended.status);
      else yield* this.logger.info(`reaped unknown pid ${ended.pid} (${howItEnded(ended.status)})`);
      this.#byPid.delete(ended.pid);
    }
  }

  /** One received signal a turn. */
  *#handleSignal(): Run<void> {
    const signal = this.#signals.shift();
    if (signal === undefined) return;
    const name = `SIG${signalName(signal)}`;
    if (signal === signals.HUP) {
      if (this.mood === 'shutdown')
        return yield* this.logger.warn(`ignored ${name} indicating restart request (shutdown in progress)`);
      yield* this.logger.warn(`received ${name} indicating restart request`);
      this.mood = 'restarting';
    } else if (signal === signals.CHLD) yield* this.logger.debug(`received ${name} indicating a child quit`);
    else if (signal === signals.USR2) yield* this.logger.info(`received ${name} indicating log reopen request`);
    else {
      yield* this.logger.warn(`received ${name} indicating exit request`);
      this.mood = 'shutdown';
    }
  }

  #tick(): void {
    for (const seconds of [5, 60, 3600]) {
      const now = Math.floor(this.sys.now() / 1000);
      const slice = now - (now % seconds);
      const last = this.#ticks.get(seconds);
      this.#ticks.set(seconds, slice);
      if (last !== undefined && last !== slice) this.notify(`TICK_${seconds}`, `when:${slice}`);
    }
  }
}

const howItEnded = (status: WaitStatus): string =>
  'exited' in status
    ? `exit status ${status.exited}`
    : 'signaled' in status
      ? `terminated by SIG${signalName(status.signaled)}`
      : 'stopped';

function* nothing(): Run<void> {}
