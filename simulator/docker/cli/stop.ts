import { command } from '../../cli/command-spec';
import { int, string } from '../../cli/flag-types';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { stopContainer } from '../stop';
import { forEachName } from './call';
import type { CommandRun } from './command-run';

const flags = {
  signal: string({ short: 's', usage: 'Signal to send to the container' }),
  time: int({ short: 't', usage: 'Seconds to wait before killing the container' }),
};

export const stopCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'stop [OPTIONS] CONTAINER [CONTAINER...]',
    short: 'Stop one or more running containers',
    aliasLine: 'docker container stop, docker stop',
    args: { min: 1 },
    completes: ['running'],
    flags,
    run:
      ({ values, args, changed }) =>
      (sys) =>
        forEachName(sys, engine, args, function* (name) {
          const container = engine.require(name);
          try {
            yield* stopContainer(engine, container, {
              signal: values.signal,
              ...(changed.has('time') && { timeout: values.time }),
            });
          } catch (error) {
            if (error instanceof DaemonError) throw new DaemonError(`cannot stop container: ${name}: ${error.message}`);
            throw error;
          }
          return name;
        }),
  });
