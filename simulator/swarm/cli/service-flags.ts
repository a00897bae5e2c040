import { bool, list, string } from '../../cli/flag-types';
import { formatHelp, tableFormatHelp } from '../../docker/cli/format-help';

export const inspectFlags = {
  format: string({ short: 'f', usage: formatHelp }),
  pretty: bool({ usage: 'Print the information in a human friendly format' }),
};

export const logsFlags = {
  details: bool({ usage: 'Show extra details provided to logs' }),
  follow: bool({ short: 'f', usage: 'Follow log output' }),
  'no-resolve': bool({ usage: 'Do not map IDs to Names in output' }),
  'no-task-ids': bool({ usage: 'Do not include task IDs in output' }),
  'no-trunc': bool({ usage: 'Do not truncate output' }),
  raw: bool({ usage: 'Do not neatly format logs' }),
  since: string({
    usage: 'Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
  }),
  tail: string({ short: 'n', usage: 'Number of lines to show from the end of the logs', initial: 'all' }),
  timestamps: bool({ short: 't', usage: 'Show timestamps' }),
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

export const rollbackFlags = {
  detach: bool({ short: 'd', usage: 'Exit immediately instead of waiting for the service to converge' }),
  quiet: bool({ short: 'q', usage: 'Suppress progress output' }),
};

export const scaleFlags = {
  detach: bool({ short: 'd', usage: 'Exit immediately instead of waiting for the service to converge' }),
};
