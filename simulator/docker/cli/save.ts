import { command } from '../../cli/command-spec';
import { string } from '../../cli/flag-types';
import { saveImages } from '../archive';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import type { Image } from '../image';
import { ask } from './call';
import { CommandError, type CommandRun } from './command-run';
import { checkOutput } from './output-file';
import { fullName } from './require-image';

const flags = {
  output: string({ short: 'o', usage: 'Write to a file, instead of STDOUT' }),
};

export const saveCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'save [OPTIONS] IMAGE [IMAGE...]',
    short: 'Save one or more images to a tar archive (streamed to STDOUT by default)',
    aliasLine: 'docker image save, docker save',
    args: { min: 1 },
    completes: ['image'],
    flags,
    run: ({ values, args }) =>
      function* (sys) {
        if (values.output === '' && sys.isatty(1))
          throw new CommandError('cowardly refusing to save to a terminal. Use the -o flag or redirect');
        if (values.output !== '') checkOutput(sys, values.output, 'failed to save image');
        const data = yield* ask(sys, () =>
          saveImages(
            engine,
            args.map((name) => ({
              image: savedImage(engine, name),
              tags: engine.images.named(name) ? [fullName(name)] : [],
            })),
          ),
        );
        if (values.output === '') yield* sys.write(1, data);
        else sys.writeFile(values.output, data, 0o600);
        return 0;
      },
  });

function savedImage(engine: Engine, name: string): Image {
  const image = engine.images.find(name);
  if (image) return image;
  throw new DaemonError(fullName(name) === name ? 'reference does not exist' : `No such image: ${name}`);
}
