import { bool, int } from '../../cli/flag-types';
import { CommandError } from '../../docker/cli/command-run';
import { copyFile, splitName } from '../../docker/cli/cp';
import { sleep } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import { numberOf, serviceContainers } from '../labels';
import { all } from '../parallel';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

const flags = {
  all: bool({ hidden: true, usage: 'Copy to all the containers of the service.' }),
  archive: bool({ short: 'a', usage: 'Archive mode (copy all uid/gid information)' }),
  'follow-link': bool({ short: 'L', usage: 'Always follow symbol link in SRC_PATH' }),
  index: int({ usage: 'Index of the container if service has multiple replicas' }),
};

export const cpCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'cp [OPTIONS] SERVICE:SRC_PATH DEST_PATH|-\n\tdocker compose cp [OPTIONS] SRC_PATH|- SERVICE:DEST_PATH',
      short: 'Copy files/folders between a service container and the local filesystem',
      least: 2,
      completes: ['service-or-file'],
      flags,
    },
    function* (context, { values, args: [from = '', to = ''] }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context);
      const source = splitName(from);
      const target = splitName(to);
      if (source.name && target.name) throw new CommandError('copying between services is not supported');
      const service = source.name ?? target.name;
      if (service === undefined) throw new CommandError('unknown copy direction');
      const found = serviceContainers(engine, project.name, [service]).filter(
        (container) => values.index === 0 || numberOf(container) === values.index,
      );
      if (found.length === 0) throw new CommandError(`no container found for service ${JSON.stringify(service)}`);
      const chosen = source.name === undefined ? found : found.slice(0, 1);
      yield* operate(
        context,
        project,
        function* ({ progress }) {
          yield* all(
            engine,
            chosen.map(function* (container): Run<void> {
              const here = (part: typeof source, text: string) => (part.name ? `${container.name}:${part.path}` : text);
              const text = `copy ${here(source, from)} to ${here(target, to)}`;
              progress.report(container.name, 'Copying', { text });
              yield* sleep(engine.kernel, 20);
              copyFile(engine, sys.getcwd(), container, from, to);
              progress.report(container.name, 'Copied', { text });
            }),
          );
        },
        'Copying',
      );
      return 0;
    },
  );
