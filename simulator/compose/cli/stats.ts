import { bool, string } from '../../cli/flag-types';
import { statsCommand as dockerStats } from '../../docker/cli/stats';
import { serviceContainers } from '../labels';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';

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
    function* (context, { values, args, changed }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context, args);
      const names = args.length > 0 ? args : Object.keys(project.services);
      const found = serviceContainers(engine, project.name, names).filter(({ state }) => values.all || state.running);
      const line = { values, args: found.map(({ name }) => name), changed, warnings: [] };
      const run = found.length > 0 ? dockerStats(engine).run?.(line, []) : undefined;
      return run ? yield* run(sys) : 0;
    },
  );
