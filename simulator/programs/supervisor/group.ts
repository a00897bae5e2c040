import type { Run } from '../../kernel/syscalls';
import { Child, type Daemon } from './child';
import type { GroupConfig } from './config';
import { Pool } from './listener';
import { byPriority } from './program-config';

/** The processes of one [program:x], [group:x] or [eventlistener:x]. */
export class Group {
  readonly config: GroupConfig;
  readonly pool: Pool | undefined;
  readonly children: readonly Child[];

  /** `autoLog` makes the file for a stream whose place supervisord chooses. */
  constructor(daemon: Daemon, config: GroupConfig, autoLog: (program: string, stream: 'stdout' | 'stderr') => string) {
    this.config = config;
    const pool = config.events && new Pool(config.name, config.events, config.bufferSize ?? 10);
    this.pool = pool;
    this.children = config.programs.map((program) => {
      const file = (stream: 'stdout' | 'stderr'): string | undefined =>
        program[stream].file === 'auto' ? autoLog(program.name, stream) : program[stream].file;
      const child = new Child(
        daemon,
        program,
        config.name,
        { stdout: file('stdout'), stderr: file('stderr') },
        pool !== undefined,
      );
      child.onResult = function* ({ listener }, accepted): Run<void> {
        const event = listener?.event;
        if (listener) listener.event = undefined;
        if (!accepted && event) pool?.returned(event);
      };
      return child;
    });
  }

  *transition(): Run<void> {
    for (const child of this.children) yield* child.transition();
    yield* this.pool?.dispatch(this.children) ?? none();
  }

  *stopAll(): Run<void> {
    for (const child of [...this.children].sort((a, b) => byPriority(a.config, b.config)).reverse()) {
      if (child.state === 'RUNNING' || child.state === 'STARTING') yield* child.stop();
      else if (child.state === 'BACKOFF') child.giveUp();
    }
  }

  get unstopped(): readonly Child[] {
    return this.children.filter(({ state }) => !isStopped(state));
  }
}

export const isStopped = (state: Child['state']): boolean =>
  state === 'STOPPED' || state === 'EXITED' || state === 'FATAL';
export const isRunning = (state: Child['state']): boolean =>
  state === 'RUNNING' || state === 'BACKOFF' || state === 'STARTING';

function* none(): Run<void> {}
