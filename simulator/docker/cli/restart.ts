import { command } from '../../cli/command-spec';
import { int, string } from '../../cli/flag-types';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { startByHand } from '../start';
import { stopContainer } from '../stop';
import { forEachName } from './call';
import type { CommandRun } from './command-run';

const flags = {
  signal: string({ short: 's', usage: 'Signal to send to the container' }),
  time: int({ short: 't', usage: 'Seconds to wait before killing the container' }),
};

export const restartCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'restart [OPTIONS] CONTAINER [CONTAINER...]',
    short: 'Restart one or more containers',
    aliasLine: 'docker container restart, docker restart',
    args: { min: 1 },
    completes: ['container'],
    flags,
    run:
      ({ values, args, changed }) =>
      (sys) =>
        forEachName(sys, engine, args, function* (name) {
          const container = engine.require(name);
          const timeout = changed.has('time') && { timeout: values.time };
          if (container.state.running) yield* stopContainer(engine, container, { signal: values.signal, ...timeout });
          try {
            yield* startByHand(engine, container);
          } catch (error) {
            if (error instanceof DaemonError)
              throw new DaemonError(`Cannot restart container ${name}: ${error.message}`);
            throw error;
          }
          engine.event(container, 'restart');
          return name;
        }),
  });
