import { bool } from '../../cli/flag-types';
import { print, warn } from '../../docker/cli/call';
import { removeContainer } from '../../docker/remove';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { serviceContainers } from '../labels';
import { all } from '../parallel';
import { stopServices } from '../stop-services';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

const flags = {
  all: bool({ short: 'a', hidden: true, deprecated: 'now the default behavior' }),
  force: bool({ short: 'f', usage: "Don't ask to confirm removal" }),
  stop: bool({ short: 's', usage: 'Stop the containers, if required, before removing' }),
  volumes: bool({ short: 'v', usage: 'Remove any anonymous volumes attached to containers' }),
};

export const rmCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'rm [OPTIONS] [SERVICE...]',
      short: 'Removes stopped service containers',
      long: `Removes stopped service containers

By default, anonymous volumes attached to containers will not be removed. You
can override this with -v. To list all volumes, use "docker volume ls".

Any data which is not in a volume will be lost.`,
      flags,
    },
    function* (context, { values, args }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context, args);
      const names = args.length > 0 ? args : Object.keys(project.services);
      if (values.stop) yield* operate(context, project, (session) => stopServices(session, names), 'Stopping');
      // Asked of the daemon, which tells the newest first.
      const stopped = serviceContainers(engine, project.name, names)
        .filter(({ state }) => !state.running)
        .sort((a, b) => b.createdAt - a.createdAt);
      if (stopped.length === 0) {
        yield* warn(sys, 'No stopped containers\n');
        return 0;
      }
      const question = `Going to remove ${stopped.map(({ name }) => name).join(', ')}`;
      if (values.force) yield* print(sys, `${question}\n`);
      else if (!(yield* confirm(sys, question))) return 0;
      yield* operate(
        context,
        project,
        function* ({ progress }) {
          yield* all(
            engine,
            stopped.map(function* (container): Run<void> {
              const id = `Container ${container.name}`;
              progress.report(id, 'Removing');
              yield* removeContainer(engine, container, { volumes: values.volumes, force: values.force });
              progress.report(id, 'Removed');
            }),
          );
        },
        'Removing',
      );
      return 0;
    },
  );

/** Asks on a terminal; elsewhere a line of standard input is the answer. */
function* confirm(sys: Syscalls, question: string): Run<boolean> {
  yield* print(sys, sys.isatty(0) ? `? ${question} (y/N) ` : `${question} [yN] `);
  let line = '';
  while (!line.includes('\n')) {
    const data = yield* sys.read(0, 256);
    if (data === '') break;
    line += data;
  }
  return /^(y|yes|true|1)$/i.test(line.trim());
}
