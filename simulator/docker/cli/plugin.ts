import { type CommandSpec, command } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import type { FlagSet } from '../../cli/flags';
import { DaemonError } from '../daemon-error';
import { ask, print } from './call';
import type { CommandRun } from './command-run';
import { formatHelp, tableFormatHelp } from './format-help';
import { group } from './group';
import { inspectAll } from './inspect-all';
import { noRegistry } from './pull';
import { showRows } from './show-rows';

const lsFlags = {
  filter: list({ short: 'f', usage: 'Provide filter values (e.g. "enabled=true")', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  'no-trunc': bool({ usage: "Don't truncate output" }),
  quiet: bool({ short: 'q', usage: 'Only display plugin IDs' }),
};
const installFlags = {
  alias: string({ usage: 'Local name for plugin' }),
  disable: bool({ usage: 'Do not enable the plugin on install' }),
  'disable-content-trust': bool({ usage: 'Skip image verification', initial: true }),
  'grant-all-permissions': bool({ usage: 'Grant all permissions necessary to run the plugin' }),
};
const inspectFlags = { format: string({ short: 'f', usage: formatHelp }) };

const notFound = (name: string): never => {
  throw new DaemonError(`plugin "${name}" not found`);
};

/** No plugin is installed, and there is no way to a registry to get one. */
const missing = (use: string, short: string, args: CommandSpec['args'], flags: FlagSet = {}): CommandSpec<CommandRun> =>
  command<CommandRun, FlagSet>({
    use,
    short,
    ...(args && { args }),
    flags,
    run: ({ args: [name = ''] }) =>
      function* (sys) {
        return yield* ask(sys, () => notFound(name));
      },
  });

export const pluginCommand = (): CommandSpec<CommandRun> => {
  const one = { min: 1, max: 1 };
  const many = { min: 1 };
  return group('plugin', 'Manage plugins', [
    missing(
      'create [OPTIONS] PLUGIN PLUGIN-DATA-DIR',
      'Create a plugin from a rootfs and configuration. Plugin data directory must contain config.json and rootfs directory.',
      { min: 2, max: 2 },
      { compress: bool({ usage: 'Compress the context using gzip' }) },
    ),
    missing('disable [OPTIONS] PLUGIN', 'Disable a plugin', one, {
      force: bool({ short: 'f', usage: 'Force the disable of an active plugin' }),
    }),
    missing('enable [OPTIONS] PLUGIN', 'Enable a plugin', one),
    inspect(),
    install(),
    ls(),
    missing('push [OPTIONS] PLUGIN[:TAG]', 'Push a plugin to a registry', one),
    missing('rm [OPTIONS] PLUGIN [PLUGIN...]', 'Remove one or more plugins', many, {
      force: bool({ short: 'f', usage: 'Force the removal of an active plugin' }),
    }),
    missing('set PLUGIN KEY=VALUE [KEY=VALUE...]', 'Change settings for a plugin', { min: 2 }),
    missing('upgrade [OPTIONS] PLUGIN [REMOTE]', 'Upgrade an existing plugin', { min: 1, max: 2 }),
  ]);
};

const inspect = () =>
  command<CommandRun, typeof inspectFlags>({
    use: 'inspect [OPTIONS] PLUGIN [PLUGIN...]',
    short: 'Display detailed information on one or more plugins',
    args: { min: 1 },
    flags: inspectFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        inspectAll(sys, args, values.format, notFound),
  });

const install = () =>
  command<CommandRun, typeof installFlags>({
    use: 'install [OPTIONS] PLUGIN [KEY=VALUE...]',
    short: 'Install a plugin',
    args: { min: 1 },
    flags: installFlags,
    run: () =>
      function* (sys) {
        yield* sys.sleep(40);
        return noRegistry('registry-1.docker.io', '/v2/');
      },
  });

const ls = () =>
  command<CommandRun, typeof lsFlags>({
    use: 'ls [OPTIONS]',
    short: 'List plugins',
    aliases: ['list'],
    args: { max: 0 },
    flags: lsFlags,
    run: ({ values }) =>
      function* (sys) {
        const headers = { ID: 'ID', Name: 'NAME', Description: 'DESCRIPTION', Enabled: 'ENABLED' };
        const listing = { columns: Object.keys(headers), headers, rows: [] };
        yield* print(sys, showRows(listing, values.format, values.quiet ? 'ID' : undefined));
        return 0;
      },
  });
