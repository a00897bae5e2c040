import { bool, list, string } from '../../cli/flag-types';
import { formatHelp, tableFormatHelp } from '../../docker/cli/format-help';

export const inspectFlags = {
  format: string({ short: 'f', usage: formatHelp }),
  pretty: bool({ usage: 'Print the information in a human friendly format' }),
};

export const lsFlags = {
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  quiet: bool({ short: 'q', usage: 'Only display IDs' }),
};

export const psFlags = {
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: 'Pretty-print tasks using a Go template' }),
  'no-resolve': bool({ usage: 'Do not map IDs to Names' }),
  'no-trunc': bool({ usage: 'Do not truncate output' }),
  quiet: bool({ short: 'q', usage: 'Only display task IDs' }),
};

export const rmFlags = {
  force: bool({ short: 'f', usage: 'Force remove a node from the swarm' }),
};

export const updateFlags = {
  availability: string({ usage: 'Availability of the node ("active", "pause", "drain")' }),
  'label-add': list({ usage: 'Add or update a node label ("key=value")' }),
  'label-rm': list({ usage: 'Remove a node label if exists' }),
  role: string({ usage: 'Role of the node ("worker", "manager")' }),
};
