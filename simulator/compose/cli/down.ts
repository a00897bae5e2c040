import { bool, int, string } from '../../cli/flag-types';
import { warn } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { down } from '../down';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

const flags = {
  'remove-orphans': bool({ usage: 'Remove containers for services not defined in the Compose file' }),
  rmi: string({
    usage: 'Remove images used by services. "local" remove only images that don\'t have a custom tag ("local"|"all")',
  }),
  timeout: int({ short: 't', usage: 'Specify a shutdown timeout in seconds' }),
  volumes: bool({
    short: 'v',
    usage:
      'Remove named volumes declared in the "volumes" section of the Compose file and anonymous volumes attached to containers',
  }),
};

export const downCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'down [OPTIONS] [SERVICES]', short: 'Stop and remove containers, networks', flags },
    function* (context, { values, args, changed }) {
      const { rmi } = values;
      if (rmi !== '' && rmi !== 'all' && rmi !== 'local') throw new CommandError(`invalid value for --rmi: "${rmi}"`);
      const project = yield* openProjectOrName(context, args);
      const found = yield* operate(context, project, (session) =>
        down(session, {
          services: args,
          timeout: changed.has('timeout') ? values.timeout : undefined,
          volumes: values.volumes,
          orphans: values['remove-orphans'],
          images: rmi,
        }),
      );
      const nothing = `Warning: No resource found to remove for project "${project.name}".`;
      if (!found) yield* warn(context.sys, `${nothing}\n`);
      return 0;
    },
  );
