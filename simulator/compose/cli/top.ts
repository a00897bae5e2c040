import { alignTabs } from '../../cli/table';
import { print } from '../../docker/cli/call';
import { processTable } from '../../docker/top';
import { serviceContainers } from '../labels';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';

export const topCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'top [SERVICES...]', short: 'Display the running processes', flags: {} },
    function* (context, { args }) {
      const { engine, sys } = context;
      const project = yield* openProjectOrName(context, args);
      const names = args.length > 0 ? args : Object.keys(project.services);
      for (const { name, sandbox } of serviceContainers(engine, project.name, names)) {
        if (!sandbox) continue;
        const rows = (yield* processTable(sys, sandbox, [])).map((row) => `${row.join('\t')}\t\n`);
        yield* print(sys, `${name}\n${alignTabs(rows.join(''), { minimum: 4, padding: 3 })}\n`);
      }
      return 0;
    },
  );
