import { CommandError } from '../docker/cli/command-run';
import type { Engine } from '../docker/engine';
import type { Project } from './file/project';
import { Progress } from './progress';

/** An operation on a project under way: it runs as the daemon's tasks do, and tells what it does. */
export interface Session {
  readonly engine: Engine;
  readonly project: Project;
  readonly progress: Progress;
  /** Services to be made anew because one that they need was. */
  readonly stale: Set<string>;
  /** Takes a message for Compose's log. */
  readonly warn: (message: string) => void;
  /** Containers being made at this moment: the daemon makes one after the other. */
  creating: number;
  /** The user pressed Ctrl-C: nothing new is begun. */
  canceled: boolean;
}

export const openSession = (
  engine: Engine,
  project: Project,
  progress: Progress = new Progress({ quiet: true }),
): Session => ({
  engine,
  project,
  progress,
  stale: new Set(),
  warn: (message) => progress.log(message),
  creating: 0,
  canceled: false,
});

export const CANCELED = 130;

export function checkCanceled({ canceled }: Session): void {
  if (canceled) throw new CommandError('canceled', CANCELED);
}
