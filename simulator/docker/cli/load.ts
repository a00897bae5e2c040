import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import { isArchive, loadImages } from '../archive';
import type { Engine } from '../engine';
import { ask, print } from './call';
import { CommandError, type CommandRun } from './command-run';
import { readInput } from './read-input';

const flags = {
  input: string({ short: 'i', usage: 'Read from tar archive file, instead of STDIN' }),
  quiet: bool({ short: 'q', usage: 'Suppress the load output' }),
};

export const loadCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'load [OPTIONS]',
    short: 'Load an image from a tar archive or STDIN',
    aliasLine: 'docker image load, docker load',
    args: { max: 0 },
    flags,
    run: ({ values }) =>
      function* (sys) {
        if (values.input === '' && sys.isatty(0))
          throw new CommandError('requested load from stdin, but stdin is empty');
        const data = values.input === '' ? yield* readInput(sys) : sys.readFile(values.input);
        if (data === '')
          throw new CommandError(
            `open /var/lib/docker/tmp/docker-import-${engine.random.integer(4e9)}/repositories: no such file or directory`,
          );
        if (!isArchive(data)) throw new CommandError('unexpected EOF');
        const lines = yield* ask(sys, () => loadImages(engine, data));
        yield* print(sys, lines.map((line) => `${line}\n`).join(''));
        return 0;
      },
  });
