import { command } from '../../cli/command-spec';
import { bool } from '../../cli/flag-types';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { removeImage } from '../remove-image';
import { ask, daemonSays, print } from './call';
import { CommandError, type CommandRun } from './command-run';

const flags = {
  force: bool({ short: 'f', usage: 'Force removal of the image' }),
  'no-prune': bool({ usage: 'Do not delete untagged parents' }),
};

export const rmiCommand = (engine: Engine, use = 'rmi') =>
  command<CommandRun, typeof flags>({
    use: `${use} [OPTIONS] IMAGE [IMAGE...]`,
    short: 'Remove one or more images',
    ...(use === 'rm' && { aliases: ['remove'] }),
    aliasLine: 'docker image rm, docker image remove, docker rmi',
    args: { min: 1 },
    completes: ['image'],
    flags,
    run:
      ({ values, args }) =>
      (sys) =>
        remove(sys, engine, args, values.force),
  });

function* remove(sys: Syscalls, engine: Engine, names: readonly string[], force: boolean): Run {
  const errors: string[] = [];
  for (const name of names) {
    try {
      const lines = yield* ask(sys, () => removeImage(engine, name, force));
      yield* print(sys, lines.map((line) => `${line}\n`).join(''));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      errors.push(daemonSays(error));
    }
  }
  const missing = errors.every((error) => error.includes('No such image'));
  if (errors.length > 0) throw new CommandError(errors.join('\n'), force && missing ? 0 : 1);
  return 0;
}
