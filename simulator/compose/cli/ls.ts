import { bool, list, string } from '../../cli/flag-types';
import { alignTabs } from '../../cli/table';
import { print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import type { Container } from '../../docker/container';
import { isOneOff, labelOf, labels } from '../labels';
import { type Host, subcommand } from './context';
import { WIDE } from './images';

const flags = {
  all: bool({ short: 'a', usage: 'Show all stopped Compose projects' }),
  filter: list({ usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: 'Format the output. Values: [table | json]', initial: 'table' }),
  quiet: bool({ short: 'q', usage: 'Only display IDs' }),
};

export const lsCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'ls [OPTIONS]', short: 'List running compose projects', completes: [], flags },
    function* ({ engine, sys }, { values }) {
      const names = values.filter.map((text) => {
        if (!text.startsWith('name=')) throw new CommandError(`invalid filter '${text.split('=')[0]}'`);
        return text.slice('name='.length);
      });
      const projects = new Map<string, Container[]>();
      for (const container of engine.containers.values()) {
        const name = labelOf(container, labels.project);
        if (name === '' || isOneOff(container) || (!values.all && !container.state.running)) continue;
        projects.set(name, [...(projects.get(name) ?? []), container]);
      }
      const rows = [...projects]
        .filter(([name]) => names.length === 0 || names.some((wanted) => new RegExp(wanted).test(name)))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, containers]) => ({
          Name: name,
          Status: statusOf(containers),
          ConfigFiles: [...new Set(containers.flatMap((one) => labelOf(one, labels.files).split(',')))].join(','),
        }));
      if (values.quiet) yield* print(sys, rows.map(({ Name }) => `${Name}\n`).join(''));
      else if (values.format === 'json') yield* print(sys, `${JSON.stringify(rows)}\n`);
      else {
        const lines = rows.map((row) => Object.values(row).join('\t'));
        yield* print(sys, alignTabs(`${['NAME\tSTATUS\tCONFIG FILES', ...lines].join('\n')}\n`, WIDE));
      }
      return 0;
    },
  );

/** `exited(1), running(2)` */
function statusOf(containers: readonly Container[]): string {
  const counts = new Map<string, number>();
  for (const { status } of containers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([status, count]) => `${status}(${count})`)
    .join(', ');
}
