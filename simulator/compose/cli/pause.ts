import { pauseContainer } from '../../docker/stop';
import { sleep } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import { serviceContainers } from '../labels';
import { all } from '../parallel';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

export const pauseCommand = (host: Host) => make(host, 'pause', 'Pause services', true);
export const unpauseCommand = (host: Host) => make(host, 'unpause', 'Unpause services', false);

const make = (host: Host, name: string, short: string, paused: boolean) =>
  subcommand(host, { use: `${name} [SERVICE...]`, short, flags: {} }, function* (context, { args }) {
    const { engine } = context;
    const project = yield* openProjectOrName(context, args);
    const names = args.length > 0 ? args : Object.keys(project.services);
    const containers = serviceContainers(engine, project.name, names).filter(({ state }) => state.running);
    yield* operate(context, project, function* ({ progress }) {
      yield* all(
        engine,
        containers.map(function* (container): Run<void> {
          yield* sleep(engine.kernel, 5);
          pauseContainer(engine, container, paused);
          progress.report(`Container ${container.name}`, paused ? 'Paused' : 'Unpaused');
        }),
      );
    });
    return 0;
  });
