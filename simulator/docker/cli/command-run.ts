import type { Run, Syscalls } from '../../kernel/syscalls';

/** What a command of docker does once its line is read; answers the exit status. */
export type CommandRun = (sys: Syscalls) => Run;

/** Ends a command: the message goes to standard error as it is. */
export class CommandError extends Error {
  readonly exit: number;
  constructor(message: string, exit = 1) {
    super(message);
    this.exit = exit;
  }
}
