import { bool, string } from '../../cli/flag-types';
import { warn } from '../../docker/cli/call';
import { killContainer } from '../../docker/stop';
import { sleep, waitFor } from '../../docker/wait';
import { signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { containersOf, serviceOf } from '../labels';
import { all } from '../parallel';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

const flags = {
  'remove-orphans': bool({ usage: 'Remove containers for services not defined in the Compose file' }),
  signal: string({ short: 's', usage: 'SIGNAL to send to the container', initial: 'SIGKILL', completes: 'signal' }),
};

export const killCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'kill [OPTIONS] [SERVICE...]', short: 'Force stop service containers', flags },
    function* (context, { values, args }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context, args);
      const names = args.length > 0 ? args : Object.keys(project.services);
      const containers = containersOf(engine, project.name).filter(
        (container) =>
          container.state.running &&
          (names.includes(serviceOf(container)) || (values['remove-orphans'] && args.length === 0)),
      );
      if (containers.length === 0) {
        yield* warn(sys, 'no container to kill');
        return 0;
      }
      const kill = ({ progress }: { progress: import('../progress').Progress }) =>
        containers.map(function* (container): Run<void> {
          const id = `Container ${container.name}`;
          progress.report(id, 'Killing');
          try {
            killContainer(engine, container, values.signal);
          } catch (error) {
            progress.report(id, 'Error while Killing', { failed: true });
            throw error;
          }
          yield* sleep(engine.kernel, 5);
          if (engine.signal(values.signal) === signals.KILL)
            while (container.sandbox) yield* waitFor([container.changed]);
          progress.report(id, 'Killed');
        });
      yield* operate(
        context,
        project,
        function* (session) {
          yield* all(engine, kill(session));
        },
        'Killing',
      );
      return 0;
    },
  );
