import { CommandError } from '../docker/cli/command-run';
import type { Engine } from '../docker/engine';
import type { Project } from './file/project';
import type { Progress } from './progress';

/** An operation on a project under way: it runs as the daemon's tasks do, and tells what it does. */
export interface Session {
  readonly engine: Engine;
  readonly project: Project;
  readonly progress: Progress;
  /** The user pressed Ctrl-C: nothing new is begun. */
  canceled: boolean;
}

export function checkCanceled({ canceled }: Session): void {
  if (canceled) throw new CommandError('canceled', 130);
}
