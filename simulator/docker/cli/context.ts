import { type CommandSpec, command } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import { GoStruct } from '../../cli/template/value';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { digest } from '../digest';
import { print } from './call';
import { CommandError, type CommandRun } from './command-run';
import { formatHelp, tableFormatHelp } from './format-help';
import { group } from './group';
import { inspectAll } from './inspect-all';
import { showRows } from './show-rows';

// The client knows one engine: the context `default` is all there is.

const SOCKET = 'unix:///var/run/docker.sock';

const endpoint = (example: string): string => `Docker endpoint config:

NAME                DESCRIPTION
from                Copy named context's Docker endpoint configuration
host                Docker endpoint on which to connect
ca                  Trust certs signed only by this CA
cert                Path to TLS certificate file
key                 Path to TLS key file
skip-tls-verify     Skip TLS certificate validation

Example:

$ docker context ${example} my-context --description "some description" --docker "host=tcp://myserver:2376,ca=~/ca-file,cert=~/cert-file,key=~/key-file"
`;

const setting = {
  description: string({ usage: 'Description of the context' }),
  docker: list({ type: 'stringToString', shown: '[]', usage: 'set the docker endpoint' }),
};
const lsFlags = {
  format: string({ usage: tableFormatHelp }),
  quiet: bool({ short: 'q', usage: 'Only show context names' }),
};
const inspectFlags = { format: string({ short: 'f', usage: formatHelp }) };
const rmFlags = { force: bool({ short: 'f', usage: 'Force the removal of a context in use' }) };

function requireContext(name: string): void {
  if (name === 'default') return;
  const path = `/home/learner/.docker/contexts/meta/${digest(name).replace('sha256:', '')}/meta.json`;
  throw new CommandError(`context "${name}": context not found: open ${path}: no such file or directory`);
}

export const contextCommand = (): CommandSpec<CommandRun> =>
  group('context', 'Manage contexts', [
    only('create [OPTIONS] CONTEXT', 'Create a context', `Create a context\n\n${endpoint('create')}`, 1, 1, {
      ...setting,
      from: string({ usage: 'create context from a named context' }),
    }),
    only(
      'export [OPTIONS] CONTEXT [FILE|-]',
      'Export a context to a tar archive FILE or a tar stream on STDOUT.',
      undefined,
      1,
      2,
    ),
    only('import CONTEXT FILE|-', 'Import a context from a tar or zip file', undefined, 2, 2),
    inspect(),
    ls(),
    rm(),
    show(),
    only('update [OPTIONS] CONTEXT', 'Update a context', `Update a context\n\n${endpoint('update')}`, 1, 1, setting),
    use(),
  ]);

/** With its help, and an honest answer. */
const only = (
  use: string,
  short: string,
  long: string | undefined,
  min: number,
  max: number,
  flags: CommandSpec['flags'] = {},
): CommandSpec<CommandRun> =>
  command<CommandRun, typeof flags>({
    use,
    short,
    ...(long !== undefined && { long }),
    args: { min, max },
    flags,
    run: () =>
      function* (sys) {
        const name = use.split(' ')[0];
        yield* sys.write(2, `docker: 'context ${name}' is not part of this simulation yet; there is one engine.\n`);
        return 1;
      },
  });

const ls = () =>
  command<CommandRun, typeof lsFlags>({
    use: 'ls [OPTIONS]',
    short: 'List contexts',
    aliases: ['list'],
    args: { max: 0 },
    flags: lsFlags,
    run: ({ values }) =>
      function* (sys) {
        const row = new GoStruct('*formatter.clientContextContext', {
          Name: 'default',
          Description: 'Current DOCKER_HOST based configuration',
          DockerEndpoint: SOCKET,
          Current: true,
          Error: '',
          ContextType: 'moby',
        });
        const shown = new GoStruct(row.type, { ...row.fields, Name: 'default *' });
        const table = values.format === '' || values.format.startsWith('table');
        const headers = { Name: 'NAME', Description: 'DESCRIPTION', DockerEndpoint: 'DOCKER ENDPOINT', Error: 'ERROR' };
        const rows = [table && !values.quiet ? shown : row];
        const columns = Object.keys(headers);
        yield* print(sys, showRows({ columns, headers, rows }, values.format, values.quiet ? 'Name' : undefined));
        return 0;
      },
  });

const inspect = () =>
  command<CommandRun, typeof inspectFlags>({
    use: 'inspect [OPTIONS] [CONTEXT] [CONTEXT...]',
    short: 'Display detailed information on one or more contexts',
    flags: inspectFlags,
    run:
      ({ values, args }) =>
      (sys: Syscalls): Run =>
        inspectAll(sys, args.length > 0 ? args : ['default'], values.format, (name) => {
          requireContext(name);
          return new GoStruct('context.contextWithTLSListing', {
            Name: 'default',
            Metadata: {},
            Endpoints: { docker: { Host: SOCKET, SkipTLSVerify: false } },
            TLSMaterial: {},
            Storage: { MetadataPath: '<IN MEMORY>', TLSPath: '<IN MEMORY>' },
          });
        }),
  });

const show = () =>
  command<CommandRun, Record<string, never>>({
    use: 'show',
    short: 'Print the name of the current context',
    args: { max: 0 },
    flags: {},
    run: () =>
      function* (sys) {
        yield* print(sys, 'default\n');
        return 0;
      },
  });

const use = () =>
  command<CommandRun, Record<string, never>>({
    use: 'use CONTEXT',
    short: 'Set the current docker context',
    args: { min: 1, max: 1 },
    flags: {},
    run: ({ args: [name = ''] }) =>
      function* (sys) {
        requireContext(name);
        yield* print(sys, 'default\n');
        yield* sys.write(2, 'Current context is now "default"\n');
        return 0;
      },
  });

const rm = () =>
  command<CommandRun, typeof rmFlags>({
    use: 'rm CONTEXT [CONTEXT...]',
    short: 'Remove one or more contexts',
    aliases: ['remove'],
    args: { min: 1 },
    flags: rmFlags,
    run: ({ values, args }) =>
      function* (sys) {
        let failed = false;
        for (const name of args) {
          if (name !== 'default' && values.force) {
            yield* print(sys, `${name}\n`);
            continue;
          }
          failed = true;
          const why =
            name === 'default' ? 'default: context "default" cannot be removed' : `context "${name}" does not exist`;
          yield* sys.write(2, `${why}\n`);
        }
        return failed ? 1 : 0;
      },
  });
