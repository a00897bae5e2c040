import { command } from '../../cli/command-spec';
import { string } from '../../cli/flag-types';
import { signals } from '../../kernel/signal';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { killContainer } from '../stop';
import { sleep, waitFor } from '../wait';
import { forEachName } from './call';
import type { CommandRun } from './command-run';

const flags = {
  signal: string({ short: 's', usage: 'Signal to send to the container' }),
};

export const killCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'kill [OPTIONS] CONTAINER [CONTAINER...]',
    short: 'Kill one or more running containers',
    aliasLine: 'docker container kill, docker kill',
    args: { min: 1 },
    completes: ['running'],
    flags,
    run:
      ({ values, args }) =>
      (sys) =>
        forEachName(sys, engine, args, function* (name) {
          const container = find(engine, name);
          const signal = values.signal || 'KILL';
          try {
            killContainer(engine, container, signal);
          } catch (error) {
            const wrapped = error instanceof DaemonError && !error.message.startsWith('cannot kill');
            throw wrapped ? new DaemonError(`cannot kill container: ${name}: ${error.message}`) : error;
          }
          yield* sleep(engine.kernel, 5);
          // SIGKILL is waited for.
          if (engine.signal(signal) === signals.KILL) while (container.sandbox) yield* waitFor([container.changed]);
          return name;
        }),
  });

function find(engine: Engine, name: string): ReturnType<Engine['require']> {
  const container = engine.find(name);
  if (!container) throw new DaemonError(`cannot kill container: ${name}: No such container: ${name}`);
  return container;
}
