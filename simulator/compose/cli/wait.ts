import { bool } from '../../cli/flag-types';
import { print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { down } from '../down';
import { rest } from '../follow';
import { serviceContainers } from '../labels';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

const flags = { 'down-project': bool({ usage: 'Drops project when the first container stops' }) };

export const waitCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'wait SERVICE [SERVICE...] [OPTIONS]',
      short: 'Block until the first service container stops',
      least: 1,
      flags,
    },
    function* (context, { values, args }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context, args);
      const containers = serviceContainers(engine, project.name, args).filter(({ state }) => state.running);
      if (containers.length === 0) throw new CommandError(`no containers for project "${project.name}"`);
      const over = () => containers.find(({ state, removed }) => !state.running || removed);
      while (!over())
        yield* rest(
          sys,
          containers.map(({ changed }) => changed),
        );
      const ended = over();
      const exitCode = ended?.state.exitCode ?? 0;
      yield* print(sys, `container "${ended?.id ?? ''}" exited with status code ${exitCode}\n`);
      if (values['down-project'])
        yield* operate(context, project, (session) =>
          down(session, { services: [], timeout: undefined, volumes: false, orphans: true, images: '' }),
        );
      return exitCode;
    },
  );
