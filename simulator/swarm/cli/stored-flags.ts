import { bool, list, string } from '../../cli/flag-types';
import { formatHelp, tableFormatHelp } from '../../docker/cli/format-help';

export const secretCreateFlags = {
  driver: string({ short: 'd', usage: 'Secret driver' }),
  label: list({ short: 'l', usage: 'Secret labels' }),
  'template-driver': string({ usage: 'Template driver' }),
};

export const configCreateFlags = {
  label: list({ short: 'l', usage: 'Config labels' }),
  'template-driver': string({ usage: 'Template driver' }),
};

export const inspectFlags = {
  format: string({ short: 'f', usage: formatHelp }),
  pretty: bool({ usage: 'Print the information in a human friendly format' }),
};

export const lsFlags = {
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  quiet: bool({ short: 'q', usage: 'Only display IDs' }),
};
