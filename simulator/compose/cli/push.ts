import { bool } from '../../cli/flag-types';
import { CommandError } from '../../docker/cli/command-run';
import { type Host, subcommand } from './context';
import { openProject } from './open-project';

const flags = {
  'ignore-push-failures': bool({ usage: 'Push what it can and ignores images with push failures' }),
  'include-deps': bool({ usage: 'Also push images of services declared as dependencies' }),
  quiet: bool({ short: 'q', usage: 'Push without printing progress information' }),
};

export const pushCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'push [OPTIONS] [SERVICE...]', short: 'Push service images', flags },
    function* (context, { args }) {
      yield* openProject(context, args);
      throw new CommandError("docker compose: 'push' is not part of this simulation: there is no way to a registry.");
    },
  );
