import { asErrno } from '../../kernel/errno';
import { parseSignal, type Signal, signals } from '../../kernel/signal';
import type { Pid, Run, Syscalls, WaitStatus } from '../../kernel/syscalls';
import { type CommandLine, expandSpecifiers, parseCommandLine } from './exec-line';
import { describeExit } from './exit-names';
import { spawnCommand } from './spawn-command';
import { parseTimeSpan } from './time-span';
import type { UnitFile } from './unit-file';

export type SubState =
  | 'dead'
  | 'start-pre'
  | 'start'
  | 'start-post'
  | 'running'
  | 'exited'
  | 'reload'
  | 'stop'
  | 'stop-sigterm'
  | 'stop-sigkill'
  | 'stop-post'
  | 'auto-restart'
  | 'failed';

export type Result = 'success' | 'exit-code' | 'signal' | 'timeout' | 'start-limit-hit' | 'resources';

export interface Ran {
  readonly kind: string;
  readonly text: string;
  readonly pid: Pid;
  status: WaitStatus | undefined;
}

/** What a service needs of the manager. */
export interface Surroundings {
  readonly sys: Syscalls;
  /** Into the journal, as systemd[1] speaks of a unit. */
  log(unit: string, message: string, priority?: number): void;
  invocation(): string;
}

const DEFAULT_TIMEOUT = 90_000;
const START_LIMIT = { interval: 10_000, burst: 5 };

/** One .service: systemd.service(5)'s states, moved on by what its processes do. */
export class Service {
  readonly name: string;
  unit: UnitFile;
  sub: SubState = 'dead';
  result: Result = 'success';
  mainPid: Pid = 0;
  controlPid: Pid = 0;
  /** The main process's end. */
  mainStatus: WaitStatus | undefined;
  invocation = '';
  ran: Ran[] = [];
  restarts = 0;
  deadline = Infinity;
  /** When it became active, and stopped being it: ms since 1970. */
  activeAt: number | undefined;
  inactiveAt: number | undefined;
  changedAt = 0;
  private queue: CommandLine[] = [];
  private running: CommandLine | undefined;
  private stopAsked = false;
  /** A restart: start again as soon as it has stopped. */
  restartAfterStop = false;
  private startedSilently = true;
  private readonly starts: number[] = [];
  private readonly around: Surroundings;

  constructor(unit: UnitFile, name: string, around: Surroundings) {
    this.unit = unit;
    this.name = name;
    this.around = around;
  }

  get(key: string): string | undefined {
    const value = this.unit.get('Service', key);
    return value === undefined ? undefined : expandSpecifiers(value, this.name, this.around.sys.hostname());
  }

  all(key: string): string[] {
    return this.unit.all('Service', key).map((v) => expandSpecifiers(v, this.name, this.around.sys.hostname()));
  }

  get description(): string {
    return expandSpecifiers(this.unit.get('Unit', 'Description') ?? this.name, this.name, this.around.sys.hostname());
  }

  /** `web.service - Our web server` */
  get title(): string {
    return this.description === this.name ? this.name : `${this.name} - ${this.description}`;
  }

  get type(): string {
    return this.get('Type') ?? 'simple';
  }

  get active(): 'active' | 'reloading' | 'inactive' | 'failed' | 'activating' | 'deactivating' {
    if (this.sub === 'running' || this.sub === 'exited') return 'active';
    if (this.sub === 'dead') return 'inactive';
    if (this.sub === 'failed') return 'failed';
    if (this.sub === 'reload') return 'reloading';
    return this.sub.startsWith('stop') ? 'deactivating' : 'activating';
  }

  /** Is nothing under way? A restart that waits for its time counts as done. */
  get settled(): boolean {
    return ['active', 'inactive', 'failed'].includes(this.active) || this.sub === 'auto-restart';
  }

  private commands(key: string): CommandLine[] {
    return this.all(key).map(parseCommandLine);
  }

  private enter(sub: SubState): void {
    const was = this.active;
    this.sub = sub;
    const now = this.around.sys.now();
    if (this.active !== was) this.changedAt = now;
    if (this.active === 'active' && was !== 'reloading') this.activeAt = now;
    if ((this.active === 'inactive' || this.active === 'failed') && was !== this.active) this.inactiveAt = now;
    if (this.active === 'activating' || this.active === 'deactivating' || this.active === 'reloading') return;
    this.deadline = Infinity;
  }

  private say(message: string, priority?: number): void {
    this.around.log(this.name, message, priority);
  }

  /** Processes of its control group: those that carry its invocation. */
  processes(): Pid[] {
    const { sys } = this.around;
    if (this.invocation === '') return [];
    return sys.processes().flatMap(({ pid, state }) => {
      try {
        return state !== 'Z' && sys.readFile(`/proc/${pid}/environ`).includes(`INVOCATION_ID=${this.invocation}\0`)
          ? [pid]
          : [];
      } catch {
        return [];
      }
    });
  }

  // --- starting ------------------------------------------------------------------------------------------------

  *start(): Run<void> {
    if (this.active === 'active' || this.active === 'activating') {
      if (this.sub !== 'auto-restart') return;
    }
    const now = this.around.sys.now();
    while (this.starts.length > 0 && now - (this.starts[0] ?? 0) > START_LIMIT.interval) this.starts.shift();
    if (this.starts.length >= START_LIMIT.burst) {
      this.say(`${this.name}: Start request repeated too quickly.`, 4);
      this.say(`${this.name}: Failed with result '${this.result === 'success' ? 'start-limit-hit' : this.result}'.`, 4);
      if (this.result === 'success') this.result = 'start-limit-hit';
      this.say(`Failed to start ${this.title}.`, 3);
      this.enter('failed');
      return;
    }
    this.starts.push(now);
    this.result = 'success';
    this.mainStatus = undefined;
    this.mainPid = 0;
    this.ran = [];
    this.stopAsked = false;
    this.invocation = this.around.invocation();
    this.deadline =
      this.type === 'oneshot'
        ? Infinity
        : now + parseTimeSpan(this.get('TimeoutStartSec') ?? this.get('TimeoutSec'), DEFAULT_TIMEOUT);
    this.startedSilently = this.commands('ExecStartPre').length === 0 && ['simple', 'exec', 'idle'].includes(this.type);
    if (!this.startedSilently) this.say(`Starting ${this.title}...`);
    this.queue = this.commands('ExecStartPre');
    this.enter('start-pre');
    yield* this.next();
  }

  /** The next command of this phase, or the next phase. */
  private *next(): Run<void> {
    const command = this.queue.shift();
    if (command && this.sub === 'start' && this.type !== 'forking' && this.type !== 'oneshot') {
      this.mainPid = this.spawn('ExecStart', command);
      yield* this.started();
      return;
    }
    if (command) {
      this.running = command;
      this.controlPid = this.spawn(PHASES[this.sub] ?? 'ExecStart', command);
      if (this.sub === 'start' && this.type === 'oneshot') this.mainPid = this.controlPid;
      return;
    }
    if (this.sub === 'start-pre') {
      this.queue = this.commands('ExecStart');
      this.enter('start');
      if (this.queue.length === 0) yield* this.started();
      else yield* this.next();
    } else if (this.sub === 'start') yield* this.started();
    else if (this.sub === 'reload') {
      this.say(`Reloaded ${this.title}.`);
      this.enter('running');
    } else if (this.sub === 'stop') yield* this.signal('stop-sigterm');
    else if (this.sub === 'stop-post') yield* this.finish();
  }

  private spawn(kind: string, command: CommandLine): Pid {
    const pid = spawnCommand(this.around.sys, this, command);
    this.ran.push({ kind, text: command.text, pid, status: undefined });
    return pid;
  }

  private *started(): Run<void> {
    if (this.type === 'oneshot') {
      this.say(`Finished ${this.title}.`);
      this.mainPid = 0;
      if (/^(yes|true|on|1)$/.test(this.get('RemainAfterExit') ?? '')) this.enter('exited');
      else {
        this.enter('dead');
      }
      return;
    }
    if (this.type === 'forking') this.mainPid = this.findMain();
    this.say(`Started ${this.title}.`);
    this.enter('running');
  }

  private findMain(): Pid {
    const file = this.get('PIDFile');
    const { sys } = this.around;
    try {
      if (file !== undefined) return Number.parseInt(sys.readFile(file.startsWith('/') ? file : `/run/${file}`), 10);
    } catch (e) {
      asErrno(e);
      this.say(`${this.name}: Can't open PID file '${file}' (yet?) after start: No such file or directory`, 4);
    }
    return this.processes()[0] ?? 0;
  }

  // --- stopping ------------------------------------------------------------------------------------------------

  *stop(): Run<void> {
    this.stopAsked = true;
    if (this.sub === 'auto-restart') {
      this.say(`Stopped ${this.title}.`);
      this.enter('dead');
      return;
    }
    if (this.active === 'inactive' || this.active === 'failed' || this.active === 'deactivating') return;
    this.say(`Stopping ${this.title}...`);
    this.deadline = this.around.sys.now() + this.stopTimeout();
    this.queue = this.mainPid || this.type !== 'oneshot' ? this.commands('ExecStop') : [];
    this.enter('stop');
    yield* this.next();
  }

  stopTimeout(): number {
    return parseTimeSpan(this.get('TimeoutStopSec') ?? this.get('TimeoutSec'), DEFAULT_TIMEOUT);
  }

  *reload(): Run<void> {
    this.say(`Reloading ${this.title}...`);
    this.queue = this.commands('ExecReload');
    this.enter('reload');
    yield* this.next();
  }

  get canReload(): boolean {
    return this.commands('ExecReload').length > 0;
  }

  /** KillMode= says whom. */
  private *signal(sub: 'stop-sigterm' | 'stop-sigkill'): Run<void> {
    const mode = this.get('KillMode') ?? 'control-group';
    this.enter(sub);
    const hard = sub === 'stop-sigkill';
    const all = this.processes();
    const whole = mode === 'control-group' || (mode === 'mixed' && hard) || (mode === 'mixed' && !this.mainPid);
    const targets = mode === 'none' ? [] : whole ? all : all.filter((pid) => pid === this.mainPid);
    this.deadline = this.around.sys.now() + this.stopTimeout();
    const number = hard ? signals.KILL : (parseSignal(this.get('KillSignal') ?? 'TERM') ?? signals.TERM);
    for (const pid of targets) {
      if (hard) this.say(`${this.name}: Killing process ${pid} (${this.commOf(pid)}) with signal SIGKILL.`, 5);
      yield* this.kill(pid, number);
    }
    if (targets.length === 0) yield* this.afterStop();
  }

  commOf(pid: Pid): string {
    return this.around.sys.processes().find((p) => p.pid === pid)?.comm ?? 'n/a';
  }

  *kill(pid: Pid, signal: Signal): Run<void> {
    try {
      yield* this.around.sys.kill(pid, signal);
    } catch (e) {
      asErrno(e);
    }
  }

  private *afterStop(): Run<void> {
    this.queue = this.commands('ExecStopPost');
    this.enter('stop-post');
    yield* this.next();
  }

  /** All is over: dead, failed, or waiting to be started again. */
  private *finish(): Run<void> {
    const failed = this.result !== 'success';
    this.say(
      failed ? `${this.name}: Failed with result '${this.result}'.` : `${this.name}: Deactivated successfully.`,
      failed ? 4 : 6,
    );
    if (this.stopAsked) this.say(`Stopped ${this.title}.`);
    else if (failed && this.activeAt === undefined) this.say(`Failed to start ${this.title}.`, 3);
    this.mainPid = 0;
    if (!this.stopAsked && this.wantsRestart()) {
      this.enter('auto-restart');
      this.deadline = this.around.sys.now() + parseTimeSpan(this.get('RestartSec'), 100);
      return;
    }
    if (this.restartAfterStop) {
      this.restartAfterStop = false;
      this.sub = 'dead';
      return yield* this.start();
    }
    this.enter(failed ? 'failed' : 'dead');
  }

  private wantsRestart(): boolean {
    const policy = this.get('Restart') ?? 'no';
    const clean = this.result === 'success';
    if (policy === 'always') return true;
    if (policy === 'on-success') return clean;
    if (policy === 'on-failure') return !clean;
    if (policy === 'on-abnormal') return this.result === 'signal' || this.result === 'timeout';
    return policy === 'on-abort' && this.result === 'signal';
  }

  // --- what happens to it --------------------------------------------------------------------------------------

  private isClean(status: WaitStatus): boolean {
    const also = this.all('SuccessExitStatus').join(' ').split(/\s+/);
    if ('exited' in status) return status.exited === 0 || also.includes(String(status.exited));
    const polite: readonly Signal[] = [signals.HUP, signals.INT, signals.TERM, signals.PIPE];
    return (
      'signaled' in status &&
      ((polite.includes(status.signaled) && this.type !== 'oneshot') ||
        also.some((word) => parseSignal(word) === status.signaled))
    );
  }

  /** One of its processes ended. */
  *ended(pid: Pid, status: WaitStatus): Run<void> {
    const record = this.ran.find((one) => one.pid === pid);
    if (record) record.status = status;
    if (pid === this.controlPid) return yield* this.controlEnded(pid, status);
    if (pid === this.mainPid) return yield* this.mainEnded(status);
    if (this.sub === 'stop-sigterm' || this.sub === 'stop-sigkill') yield* this.goneYet();
  }

  private *controlEnded(pid: Pid, status: WaitStatus): Run<void> {
    this.controlPid = 0;
    const isMain = pid === this.mainPid;
    if (isMain) this.mainStatus = status;
    const good = this.isClean(status) || this.running?.ignoreFailure;
    if (good) return yield* this.next();
    const what = isMain ? 'Main' : 'Control';
    this.say(`${this.name}: ${what} process exited, ${describeExit(status)}`, 5);
    if (this.sub === 'reload') {
      this.say(`Reload failed for ${this.title}.`, 3);
      this.enter('running');
      return;
    }
    this.result = 'exited' in status ? 'exit-code' : 'signal';
    this.activeAt = undefined;
    this.queue = [];
    yield* this.signal('stop-sigterm');
  }

  private *mainEnded(status: WaitStatus): Run<void> {
    this.mainStatus = status;
    this.mainPid = 0;
    if (!this.isClean(status)) {
      this.say(`${this.name}: Main process exited, ${describeExit(status)}`, 5);
      if (this.result === 'success') this.result = 'exited' in status ? 'exit-code' : 'signal';
    }
    if (this.sub === 'running') yield* this.signal('stop-sigterm');
    else if (this.sub === 'stop-sigterm' || this.sub === 'stop-sigkill') yield* this.goneYet();
  }

  private *goneYet(): Run<void> {
    const mode = this.get('KillMode') ?? 'control-group';
    if (mode === 'process' ? this.mainPid === 0 : this.processes().length === 0) yield* this.afterStop();
    else if (mode === 'mixed' && this.mainPid === 0 && this.sub === 'stop-sigterm') yield* this.signal('stop-sigkill');
  }

  /** Its deadline passed. */
  *timedOut(): Run<void> {
    this.deadline = Infinity;
    if (this.sub === 'auto-restart') {
      this.restarts += 1;
      this.say(`${this.name}: Scheduled restart job, restart counter is at ${this.restarts}.`, 6);
      yield* this.start();
    } else if (this.sub === 'stop' || this.sub === 'stop-sigterm') {
      this.say(`${this.name}: State '${this.sub}' timed out. Killing.`, 4);
      this.result = 'timeout';
      yield* this.signal('stop-sigkill');
    } else if (this.sub === 'start' || this.sub === 'start-pre') {
      this.say(`${this.name}: ${this.sub} operation timed out. Terminating.`, 4);
      this.result = 'timeout';
      this.activeAt = undefined;
      yield* this.signal('stop-sigterm');
    } else if (this.sub === 'stop-sigkill') yield* this.afterStop();
  }

  resetFailed(): void {
    if (this.sub !== 'failed') return;
    this.result = 'success';
    this.starts.length = 0;
    this.restarts = 0;
    this.enter('dead');
  }
}

const PHASES: Partial<Record<SubState, string>> = {
  'start-pre': 'ExecStartPre',
  start: 'ExecStart',
  reload: 'ExecReload',
  stop: 'ExecStop',
  'stop-post': 'ExecStopPost',
};
