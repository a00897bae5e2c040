import { bool } from '../../cli/flag-types';
import { CommandError } from '../../docker/cli/command-run';
import { type Host, subcommand } from './context';

export const watchCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'watch [SERVICE...]',
      short: 'Watch build context for service and rebuild/refresh containers when files are updated',
      flags: {
        'no-up': bool({ usage: 'Do not build & start services before watching' }),
        quiet: bool({ usage: 'hide build output' }),
      },
    },
    () => {
      throw new CommandError("docker compose: 'watch' is not part of this simulation yet; use up --build instead.");
    },
  );
