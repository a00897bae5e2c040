import { bool, list, string, strings } from '../../cli/flag-types';
import { tableFormatHelp } from '../../docker/cli/format-help';

export const configFlags = {
  'compose-file': strings({
    short: 'c',
    usage: 'Path to a Compose file, or "-" to read from stdin',
    completes: 'file',
  }),
  'skip-interpolation': bool({ usage: 'Skip interpolation and output only merged config' }),
};

export const deployFlags = {
  'compose-file': strings({
    short: 'c',
    usage: 'Path to a Compose file, or "-" to read from stdin',
    completes: 'file',
  }),
  detach: bool({
    short: 'd',
    usage: 'Exit immediately instead of waiting for the stack services to converge',
    initial: true,
  }),
  prune: bool({ usage: 'Prune services that are no longer referenced' }),
  quiet: bool({ short: 'q', usage: 'Suppress progress output' }),
  'resolve-image': string({
    usage: 'Query the registry to resolve image digest and supported platforms ("always", "changed", "never")',
    initial: 'always',
  }),
  'with-registry-auth': bool({ usage: 'Send registry authentication details to Swarm agents' }),
};

export const lsFlags = {
  format: string({ usage: tableFormatHelp }),
};

export const psFlags = {
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  'no-resolve': bool({ usage: 'Do not map IDs to Names' }),
  'no-trunc': bool({ usage: 'Do not truncate output' }),
  quiet: bool({ short: 'q', usage: 'Only display task IDs' }),
};

export const rmFlags = {
  detach: bool({ short: 'd', usage: 'Do not wait for stack removal', initial: true }),
};

export const servicesFlags = {
  filter: list({ short: 'f', usage: 'Filter output based on conditions provided', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  quiet: bool({ short: 'q', usage: 'Only display IDs' }),
};
