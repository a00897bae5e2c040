import type { Bytes } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import { type Signal, signalName, signals } from '../../kernel/signal';
import type { Fd, Pid, Run, Syscalls, WaitStatus } from '../../kernel/syscalls';
import { CommandError, findCommand } from './command-line';
import type { SupervisordConfig } from './config';
import { Listener } from './listener';
import type { Logger } from './logger';
import { Output } from './output';
import type { ProgramConfig } from './program-config';
import { startChild } from './start-child';

export type State = 'STOPPED' | 'STARTING' | 'RUNNING' | 'BACKOFF' | 'STOPPING' | 'EXITED' | 'FATAL';

/** What a child needs of the daemon around it. */
export interface Daemon {
  readonly sys: Syscalls;
  readonly logger: Logger;
  readonly config: SupervisordConfig;
  /** Nothing is started any more. */
  readonly leaving: boolean;
  readonly serverurl: string | undefined;
  readonly environment: ReadonlyMap<string, string>;
  notify(type: string, payload: Bytes): void;
  running(pid: Pid, child: Child): void;
  /** One of them was sent a signal. */
  signalled(): void;
}

/** One supervised process through its states; times in ms since 1970. */
export class Child {
  readonly daemon: Daemon;
  readonly config: ProgramConfig;
  readonly group: string;
  /** Files for this child's output, by channel. */
  readonly logs: Readonly<Record<'stdout' | 'stderr', string | undefined>>;
  readonly listens: boolean;
  state: State = 'STOPPED';
  pid: Pid = 0;
  startedAt = 0;
  stoppedAt = 0;
  spawnError: string | undefined;
  outputs: readonly Output[] = [];
  listener: Listener | undefined;
  /** Told when the listener is done with an event: true when it took it. */
  onResult: (child: Child, accepted: boolean) => Run<void> = function* () {};
  #stdin: Fd | undefined;
  #delay = 0;
  #backoff = 0;
  #killing = false;
  #exitCode: number | undefined;
  #reportedAt = 0;

  constructor(daemon: Daemon, config: ProgramConfig, group: string, logs: Child['logs'], listens: boolean) {
    this.daemon = daemon;
    this.config = config;
    this.group = group;
    this.logs = logs;
    this.listens = listens;
  }

  #now(): number {
    return this.daemon.sys.now();
  }

  #become(state: State, expected = true): void {
    const from = this.state;
    this.state = state;
    if (state === 'BACKOFF') {
      this.#backoff += 1;
      this.#delay = this.#now() + this.#backoff * 1000;
    }
    const extra =
      state === 'BACKOFF' || state === 'STARTING'
        ? ` tries:${this.#backoff}`
        : state === 'EXITED'
          ? ` expected:${expected ? 1 : 0} pid:${this.pid}`
          : state === 'FATAL'
            ? ''
            : ` pid:${this.pid}`;
    this.daemon.notify(
      `PROCESS_STATE_${state}`,
      `processname:${this.config.name} groupname:${this.group} from_state:${from}${extra}`,
    );
  }

  *#failedToSpawn(message: string): Run<void> {
    this.spawnError = message;
    yield* this.daemon.logger.info(`spawnerr: ${message}`);
    this.#become('BACKOFF');
  }

  *spawn(): Run<void> {
    const { sys, logger } = this.daemon;
    const { name } = this.config;
    this.#killing = false;
    this.spawnError = undefined;
    this.#exitCode = undefined;
    this.startedAt = this.#now();
    this.#become('STARTING');
    let command: ReturnType<typeof findCommand>;
    try {
      command = findCommand(sys, this.config.command);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return yield* this.#failedToSpawn(error.message);
    }
    const pipes = [sys.pipe(), sys.pipe(), sys.pipe()] as const;
    const [[stdinRead, stdinWrite], [stdoutRead, stdoutWrite], [stderrRead, stderrWrite]] = pipes;
    try {
      const { stdout, stderr, redirectStderr } = this.config;
      this.listener = this.listens ? new Listener() : undefined;
      this.outputs = [
        new Output(this, stdoutRead, 'stdout', stdout, this.logs.stdout),
        ...(redirectStderr ? [] : [new Output(this, stderrRead, 'stderr', stderr, this.logs.stderr)]),
      ];
    } catch (error) {
      for (const fd of pipes.flat()) sys.close(fd);
      this.outputs = [];
      return yield* this.#failedToSpawn(`unknown error making dispatchers for '${name}': ${asErrno(error).code}`);
    }
    if (this.config.redirectStderr) sys.close(stderrRead);
    const stdio = [stdinRead, stdoutWrite, this.config.redirectStderr ? stdoutWrite : stderrWrite] as const;
    const { config, group } = this;
    const { environment, serverurl } = this.daemon;
    try {
      this.pid = sys.fork((own) => startChild(own, { config, group, ...command, stdio, environment, serverurl }));
    } catch (error) {
      const { code } = asErrno(error);
      for (const fd of [stdinRead, stdinWrite, stdoutWrite, stderrWrite]) sys.close(fd);
      this.#closeOutputs();
      return yield* this.#failedToSpawn(
        code === 'EAGAIN'
          ? `Too many processes in process table to spawn '${name}'`
          : `unknown error during fork for '${name}': ${code}`,
      );
    }
    for (const fd of [stdinRead, stdoutWrite, stderrWrite]) sys.close(fd);
    this.#stdin = stdinWrite;
    yield* logger.info(`spawned: '${name}' with pid ${this.pid}`);
    this.#delay = this.#now() + this.config.startsecs * 1000;
    this.daemon.running(this.pid, this);
  }

  /** To its standard input. */
  *send(data: Bytes): Run<void> {
    if (this.#stdin === undefined || this.#killing) throw new Errno('EPIPE');
    yield* this.daemon.sys.write(this.#stdin, data);
  }

  /** What it wrote to standard output, if that is an event listener's. */
  *listen(data: Bytes): Run<void> {
    const result = this.listener?.take(data);
    if (result === undefined) return;
    const { name } = this.config;
    if (result === 'FAIL') yield* this.daemon.logger.warn(`${name}: event was rejected`);
    else if (result === 'other') yield* this.daemon.logger.warn(`${name}: event caused an error`);
    else yield* this.daemon.logger.debug(`${name}: event was processed`);
    yield* this.onResult(this, result === 'OK');
  }

  /** One look at the clock: what has to change by itself does. */
  *transition(): Run<void> {
    const { logger, leaving } = this.daemon;
    const now = this.#now();
    const { name, autorestart, autostart, exitcodes, startsecs, startretries } = this.config;
    const { state } = this;
    if (!leaving) {
      const again =
        state === 'EXITED'
          ? autorestart === 'always' || (autorestart === 'unexpected' && !exitcodes.includes(this.#exitCode ?? -1))
          : state === 'STOPPED'
            ? this.startedAt === 0 && autostart
            : state === 'BACKOFF' && this.#backoff <= startretries && now > this.#delay;
      if (again) yield* this.spawn();
    }
    if (state === 'STARTING' && now - this.startedAt > startsecs * 1000) {
      this.#delay = 0;
      this.#backoff = 0;
      this.#become('RUNNING');
      yield* logger.info(
        `success: ${name} entered RUNNING state, process has stayed up for > than ${startsecs} seconds (startsecs)`,
      );
    }
    if (state === 'BACKOFF' && this.#backoff > startretries) {
      this.giveUp();
      yield* logger.info(`gave up: ${name} entered FATAL state, too many start retries too quickly`);
    } else if (state === 'STOPPING' && this.#delay <= now) {
      yield* logger.warn(`killing '${name}' (${this.pid}) with SIGKILL`);
      yield* this.kill(signals.KILL);
    }
  }

  giveUp(): void {
    this.#delay = 0;
    this.#backoff = 0;
    this.#become('FATAL');
  }

  stop(): Run<void> {
    this.#reportedAt = 0;
    return this.kill(this.config.stopsignal);
  }

  *kill(signal: Signal): Run<void> {
    const { logger } = this.daemon;
    if (this.state === 'BACKOFF') return this.#become('STOPPED');
    const group = this.state === 'STOPPING' ? this.config.killasgroup : this.config.stopasgroup;
    yield* logger.debug(
      `killing ${this.config.name} (pid ${this.pid}) ${group ? 'process group ' : ''}with signal SIG${signalName(signal)}`,
    );
    this.#killing = true;
    this.#delay = this.#now() + this.config.stopwaitsecs * 1000;
    if (this.state !== 'STOPPING') this.#become('STOPPING');
    yield* this.signal(signal, group);
  }

  *signal(signal: Signal, group = false): Run<void> {
    this.daemon.signalled();
    try {
      yield* this.daemon.sys.kill(group ? -this.pid : this.pid, signal);
    } catch (error) {
      asErrno(error);
    }
  }

  /** Says every two seconds that it is still waited for. */
  *reportStopping(): Run<void> {
    if (this.state !== 'STOPPING' || this.#now() <= this.#reportedAt + 2000) return;
    yield* this.daemon.logger.info(`waiting for ${this.config.name} to stop`);
    this.#reportedAt = this.#now();
  }

  /** It was waited for. */
  *finish(status: WaitStatus): Run<void> {
    for (const output of this.outputs) while (!output.closed && (yield* this.#isReadable(output))) yield* output.read();
    const { logger } = this.daemon;
    const { name, startsecs, exitcodes } = this.config;
    const code = 'exited' in status ? status.exited : -1;
    const how =
      'exited' in status
        ? `exit status ${code}`
        : 'signaled' in status
          ? `terminated by SIG${signalName(status.signaled)}${status.core ? ' (core dumped)' : ''}`
          : '';
    const expected = exitcodes.includes(code);
    const now = this.#now();
    this.stoppedAt = now;
    if (this.#killing) {
      this.#killing = false;
      this.#delay = 0;
      this.#exitCode = code;
      this.#become('STOPPED');
      yield* logger.log(expected ? 'info' : 'warn', `stopped: ${name} (${how})`);
    } else if (now - this.startedAt < startsecs * 1000) {
      this.#exitCode = undefined;
      this.spawnError = 'Exited too quickly (process log may have details)';
      this.#become('BACKOFF');
      yield* logger.warn(`exited: ${name} (${how}; not expected)`);
    } else {
      this.#delay = 0;
      this.#backoff = 0;
      this.#exitCode = code;
      if (this.state === 'STARTING') this.#become('RUNNING');
      if (!expected) this.spawnError = `Bad exit code ${code}`;
      this.#become('EXITED', expected);
      yield* logger.log(expected ? 'info' : 'warn', `exited: ${name} (${how}; ${expected ? '' : 'not '}expected)`);
    }
    this.pid = 0;
    this.#closeOutputs();
    if (this.#stdin !== undefined) this.daemon.sys.close(this.#stdin);
    this.#stdin = undefined;
    if (this.listener?.event) yield* this.onResult(this, false);
    this.listener = undefined;
  }

  *#isReadable(output: Output): Run<boolean> {
    const { sys } = this.daemon;
    return (yield* sys.poll([{ fd: output.fd }], sys.now())).length > 0;
  }

  #closeOutputs(): void {
    for (const output of this.outputs) output.close();
    this.outputs = [];
  }
}
