import { command } from '../../cli/command-spec';
import type { Engine } from '../engine';
import { pauseContainer } from '../stop';
import { sleep } from '../wait';
import { forEachName } from './call';
import type { CommandRun } from './command-run';

const make = (engine: Engine, name: 'pause' | 'unpause') =>
  command<CommandRun, Record<string, never>>({
    use: `${name} CONTAINER [CONTAINER...]`,
    short: `${name === 'pause' ? 'Pause' : 'Unpause'} all processes within one or more containers`,
    aliasLine: `docker container ${name}, docker ${name}`,
    args: { min: 1 },
    completes: ['running'],
    flags: {},
    run:
      ({ args }) =>
      (sys) =>
        forEachName(sys, engine, args, function* (text) {
          const container = engine.require(text);
          yield* sleep(engine.kernel, 10);
          pauseContainer(engine, container, name === 'pause');
          return text;
        }),
  });

export const pauseCommand = (engine: Engine) => make(engine, 'pause');
export const unpauseCommand = (engine: Engine) => make(engine, 'unpause');
