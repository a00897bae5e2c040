import { command } from '../../cli/command-spec';
import { bool, int, list, string } from '../../cli/flag-types';
import type { Engine } from '../engine';
import { ask, print } from './call';
import type { CommandRun } from './command-run';
import { containerRow, headers } from './container-row';
import { filterContainers, readFilters } from './filters';
import { tableFormatHelp } from './format-help';
import { showRows } from './show-rows';

const flags = {
  all: bool({ short: 'a', usage: 'Show all containers (default shows just running)' }),
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  last: int({ short: 'n', usage: 'Show n last created containers (includes all states)', initial: -1 }),
  latest: bool({ short: 'l', usage: 'Show the latest created container (includes all states)' }),
  'no-trunc': bool({ usage: "Don't truncate output" }),
  quiet: bool({ short: 'q', usage: 'Only display container IDs' }),
  size: bool({ short: 's', usage: 'Display total file sizes' }),
};

export const psCommand = (engine: Engine, use = 'ps') =>
  command<CommandRun, typeof flags>({
    use: `${use} [OPTIONS]`,
    short: 'List containers',
    ...(use === 'ls' && { aliases: ['list', 'ps'] }),
    aliasLine: 'docker container ls, docker container list, docker container ps, docker ps',
    group: 'common',
    args: { max: 0 },
    flags,
    run: ({ values }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const last = values.latest ? 1 : values.last;
        const all = values.all || last > 0 || ['status', 'exited', 'id'].some((key) => filters.has(key));
        const text = yield* ask(sys, () => {
          const found = filterContainers(engine, filters).filter(({ state }) => all || state.running);
          const size = values.size || /\.Size\b/.test(values.format);
          const rows = (last > 0 ? found.slice(0, last) : found).map((container) =>
            containerRow(engine, container, { truncate: !values['no-trunc'], size }),
          );
          const columns = [
            'ID',
            'Image',
            'Command',
            'RunningFor',
            'Status',
            'Ports',
            'Names',
            ...(values.size ? ['Size'] : []),
          ];
          return showRows({ columns, headers, rows }, values.format, values.quiet ? 'ID' : undefined);
        });
        yield* print(sys, text);
        return 0;
      },
  });
