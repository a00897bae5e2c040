import { command } from '../../cli/command-spec';
import { reserve } from '../create';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { ask, daemonSays } from './call';
import { CommandError, type CommandRun } from './command-run';

export const renameCommand = (engine: Engine) =>
  command<CommandRun, Record<string, never>>({
    use: 'rename CONTAINER NEW_NAME',
    short: 'Rename a container',
    aliasLine: 'docker container rename, docker rename',
    args: { min: 2, max: 2 },
    completes: ['container', 'none'],
    flags: {},
    run: ({ args: [name = '', wanted = ''] }) =>
      function* (sys) {
        try {
          yield* ask(sys, () => rename(engine, name, wanted.replace(/^\//, '')));
        } catch (error) {
          if (!(error instanceof DaemonError)) throw error;
          throw new CommandError(`${daemonSays(error)}\nError: failed to rename container named ${name}`);
        }
        return 0;
      },
  });

function rename(engine: Engine, text: string, wanted: string): void {
  if (wanted === '') throw new DaemonError('Neither old nor new names may be empty');
  const container = engine.require(text);
  if (container.name === wanted) throw new DaemonError('Renaming a container with the same name as its current name');
  try {
    reserve(engine, wanted);
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    throw new DaemonError(
      `Error when allocating new name: ${error.message.replace('container name (', 'container name (/')}`,
    );
  }
  engine.rename(container, wanted);
}
