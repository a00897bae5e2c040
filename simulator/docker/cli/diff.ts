import { command } from '../../cli/command-spec';
import { changesOf } from '../diff';
import type { Engine } from '../engine';
import { ask, print } from './call';
import { CommandError, type CommandRun } from './command-run';

export const diffCommand = (engine: Engine) =>
  command<CommandRun, Record<string, never>>({
    use: 'diff CONTAINER',
    short: "Inspect changes to files or directories on a container's filesystem",
    aliasLine: 'docker container diff, docker diff',
    args: { min: 1, max: 1 },
    completes: ['container'],
    flags: {},
    run: ({ args: [name = ''] }) =>
      function* (sys) {
        if (name === '') throw new CommandError('Container name cannot be empty');
        yield* sys.sleep(180);
        const changes = yield* ask(sys, () => changesOf(engine.require(name)));
        yield* print(sys, changes.map(({ kind, path }) => `${kind} ${path}\n`).join(''));
        return 0;
      },
  });
