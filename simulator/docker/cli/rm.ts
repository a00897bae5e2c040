import { command } from '../../cli/command-spec';
import { bool } from '../../cli/flag-types';
import type { Run } from '../../kernel/syscalls';
import { NotFound } from '../daemon-error';
import type { Engine } from '../engine';
import { removeContainer } from '../remove';
import { forEachName } from './call';
import { CommandError, type CommandRun } from './command-run';

const flags = {
  force: bool({ short: 'f', usage: 'Force the removal of a running container (uses SIGKILL)' }),
  link: bool({ short: 'l', usage: 'Remove the specified link' }),
  volumes: bool({ short: 'v', usage: 'Remove anonymous volumes associated with the container' }),
};

export const rmCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'rm [OPTIONS] CONTAINER [CONTAINER...]',
    short: 'Remove one or more containers',
    aliases: ['remove'],
    aliasLine: 'docker container rm, docker container remove, docker rm',
    args: { min: 1 },
    completes: ['container'],
    flags,
    run: ({ values: { force, volumes }, args }) =>
      function* (sys): Run {
        let missing = true;
        try {
          return yield* forEachName(sys, engine, args, function* (name) {
            try {
              yield* removeContainer(engine, engine.require(name), { force, volumes });
            } catch (error) {
              missing &&= error instanceof NotFound;
              throw error;
            }
            return name;
          });
        } catch (error) {
          // With --force, what is gone already is no failure.
          if (force && missing && error instanceof CommandError) throw new CommandError(error.message, 0);
          throw error;
        }
      },
  });
