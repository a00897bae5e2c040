import { bool, string } from '../../cli/flag-types';
import { CommandError } from '../../docker/cli/command-run';
import { type Host, subcommand } from './context';

const refuse = (name: string, instead: string): never => {
  throw new CommandError(`docker compose: '${name}' is not part of this simulation yet; ${instead}.`);
};

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
    () => refuse('watch', 'use up --build'),
  );

export const statsCommand = (host: Host) =>
  subcommand(
    host,
    {
      use: 'stats [OPTIONS] [SERVICE]',
      short: 'Display a live stream of container(s) resource usage statistics',
      flags: {
        all: bool({ short: 'a', usage: 'Show all containers (default shows just running)' }),
        format: string({
          usage: `Format output using a custom template:
'table':            Print output in table format with column headers (default)
'table TEMPLATE':   Print output in table format using the given Go template
'json':             Print in JSON format
'TEMPLATE':         Print output using the given Go template.
Refer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates`,
        }),
        'no-stream': bool({ usage: 'Disable streaming stats and only pull the first result' }),
        'no-trunc': bool({ usage: 'Do not truncate output' }),
      },
    },
    () => refuse('stats', 'use docker stats'),
  );
