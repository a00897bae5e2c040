import { command } from '../../cli/command-spec';
import type { Engine } from '../engine';
import { InvalidReference, parseReference } from '../reference';
import { ask } from './call';
import { CommandError, type CommandRun } from './command-run';
import { requireImage } from './require-image';

export const tagCommand = (engine: Engine) =>
  command<CommandRun, Record<string, never>>({
    use: 'tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
    short: 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE',
    aliasLine: 'docker image tag, docker tag',
    args: { min: 2, max: 2 },
    completes: ['image'],
    flags: {},
    run: ({ args: [source = '', target = ''] }) =>
      function* (sys) {
        try {
          parseReference(target);
        } catch (error) {
          if (!(error instanceof InvalidReference)) throw error;
          const message = error.message.replace(/name \(([^/)]+)\) must/, 'name (library/$1) must');
          throw new CommandError(
            `Error parsing reference: ${JSON.stringify(target)} is not a valid repository/tag: ${message}`,
          );
        }
        yield* ask(sys, () => {
          const { id } = requireImage(engine, source);
          engine.images.tag(target, id, engine.kernel.clock.now);
          engine.events.add('image', 'tag', id, { name: target });
        });
        return 0;
      },
  });
