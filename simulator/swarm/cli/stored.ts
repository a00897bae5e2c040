import { type CommandSpec, command } from '../../cli/command-spec';
import { humanDuration } from '../../cli/human';
import { GoStruct } from '../../cli/template/value';
import { ask, print } from '../../docker/cli/call';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import { checkFilters, hasLabel, readFilters } from '../../docker/cli/filters';
import { group } from '../../docker/cli/group';
import { toMap } from '../../docker/cli/key-values';
import { labelOf } from '../../docker/cli/label-of';
import { showRows } from '../../docker/cli/show-rows';
import { Errno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { requireStored } from '../find';
import { inspectStored } from '../inspect/object';
import type { Stored } from '../service';
import { createStored, removeStored, type StoredKind } from '../stored';
import type { Swarm } from '../swarm';
import { inspectSwarm } from './inspect-swarm';
import { prettyTime } from './node-pretty';
import { removeAll } from './service';
import { configCreateFlags, inspectFlags, lsFlags, secretCreateFlags } from './stored-flags';

export const secretCommand = (swarm: Swarm): CommandSpec<CommandRun> =>
  group('secret', 'Manage Swarm secrets', [
    createSecret(swarm),
    inspect(swarm, 'secret'),
    ls(swarm, 'secret'),
    rm(swarm, 'secret'),
  ]);

export const configCommand = (swarm: Swarm): CommandSpec<CommandRun> =>
  group('config', 'Manage Swarm configs', [
    createConfig(swarm),
    inspect(swarm, 'config'),
    ls(swarm, 'config'),
    rm(swarm, 'config'),
  ]);

const createSecret = (swarm: Swarm) =>
  command<CommandRun, typeof secretCreateFlags>({
    use: 'create [OPTIONS] SECRET [file|-]',
    short: 'Create a secret from a file or STDIN as content',
    args: { min: 1, max: 2 },
    completes: ['none', 'file'],
    flags: secretCreateFlags,
    run:
      ({ values, args: [name = '', file] }) =>
      (sys) =>
        create(sys, swarm, 'secret', name, file, values.label),
  });

const createConfig = (swarm: Swarm) =>
  command<CommandRun, typeof configCreateFlags>({
    use: 'create [OPTIONS] CONFIG file|-',
    short: 'Create a config from a file or STDIN',
    args: { min: 2, max: 2 },
    completes: ['none', 'file'],
    flags: configCreateFlags,
    run:
      ({ values, args: [name = '', file] }) =>
      (sys) =>
        create(sys, swarm, 'config', name, file, values.label),
  });

function* create(
  sys: Syscalls,
  swarm: Swarm,
  kind: StoredKind,
  name: string,
  file: string | undefined,
  labels: readonly string[],
): Run {
  if (file === undefined) throw new CommandError('secret data must be piped or named as a file');
  const data = yield* readInput(sys, file);
  const stored = yield* ask(sys, () => createStored(swarm.require(), kind, name, data, toMap(labels)));
  yield* print(sys, `${stored.id}\n`);
  return 0;
}

function* readInput(sys: Syscalls, file: string): Run<string> {
  if (file === '-') {
    let data = '';
    for (;;) {
      const chunk = yield* sys.read(0, 65536);
      if (chunk === '') return data;
      data += chunk;
    }
  }
  try {
    return sys.readFile(file);
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    const why = error.message.charAt(0).toLowerCase() + error.message.slice(1);
    throw new CommandError(`Error reading content from "${file}": open ${file}: ${why}`);
  }
}

const headers = {
  ID: 'ID',
  Name: 'NAME',
  Driver: 'DRIVER',
  CreatedAt: 'CREATED',
  UpdatedAt: 'UPDATED',
  Labels: 'LABELS',
};

const ls = (swarm: Swarm, kind: StoredKind) =>
  command<CommandRun, typeof lsFlags>({
    use: 'ls [OPTIONS]',
    short: `List ${kind}s`,
    aliases: ['list'],
    args: { max: 0 },
    flags: lsFlags,
    run: ({ values }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const text = yield* ask(sys, () => {
          const cluster = swarm.require();
          checkFilters(filters, ['id', 'label', 'name', 'names']);
          const tests: Readonly<Record<string, (stored: Stored, value: string) => boolean>> = {
            id: ({ id }, value) => id.startsWith(value),
            name: ({ name }, value) => name.startsWith(value),
            label: ({ labels }, value) => hasLabel(labels, value),
          };
          const all = [...cluster[`${kind}s`].values()].filter((one) =>
            [...filters].every(([key, wanted]) => wanted.some((value) => tests[key]?.(one, value) ?? true)),
          );
          const ago = (at: number) => `${humanDuration(cluster.now - at)} ago`;
          const rows = all
            .sort((a, b) => (a.name < b.name ? -1 : 1))
            .map(
              ({ id, name, labels, createdAt, updatedAt }) =>
                new GoStruct(`*${kind}.${kind}Context`, {
                  CreatedAt: ago(createdAt),
                  ...(kind === 'secret' && { Driver: '' }),
                  ID: id,
                  Label: labelOf(labels),
                  Labels: Object.entries(labels)
                    .map(([key, value]) => `${key}=${value}`)
                    .join(','),
                  Name: name,
                  UpdatedAt: ago(updatedAt),
                }),
            );
          const columns = ['ID', 'Name', ...(kind === 'secret' ? ['Driver'] : []), 'CreatedAt', 'UpdatedAt'];
          return showRows({ columns, headers, rows }, values.format, values.quiet ? 'ID' : undefined);
        });
        yield* print(sys, text);
        return 0;
      },
  });

const inspect = (swarm: Swarm, kind: StoredKind) =>
  command<CommandRun, typeof inspectFlags>({
    use: `inspect [OPTIONS] ${kind.toUpperCase()} [${kind.toUpperCase()}...]`,
    short: `Display detailed information on one or more ${kind}s`,
    args: { min: 1 },
    completes: [kind],
    flags: inspectFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        inspectSwarm(sys, args, values, (name) => requireStored(swarm.require(), kind, name), {
          json: (stored) => inspectStored(kind, stored),
          pretty: kind === 'secret' ? prettySecret : prettyConfig,
        }),
  });

const labelLines = ({ labels }: Stored): string[] =>
  Object.keys(labels).length > 0
    ? ['Labels:', ...Object.entries(labels).map(([key, value]) => ` - ${key}=${value}`)]
    : [];

const prettySecret = (stored: Stored): string =>
  [
    `ID:              ${stored.id}`,
    `Name:              ${stored.name}`,
    ...labelLines(stored),
    'Driver:            ',
    `Created at:        ${prettyTime(stored.createdAt)}`,
    `Updated at:        ${prettyTime(stored.updatedAt)}`,
  ].join('\n');

const prettyConfig = (stored: Stored): string =>
  [
    `ID:\t\t\t${stored.id}`,
    `Name:\t\t\t${stored.name}`,
    ...labelLines(stored),
    `Created at:            \t${prettyTime(stored.createdAt)}`,
    `Updated at:            \t${prettyTime(stored.updatedAt)}`,
    'Data:',
    stored.data,
  ].join('\n');

const rm = (swarm: Swarm, kind: StoredKind) =>
  command<CommandRun, Record<string, never>>({
    use: `rm ${kind.toUpperCase()} [${kind.toUpperCase()}...]`,
    short: `Remove one or more ${kind}s`,
    aliases: ['remove'],
    args: { min: 1 },
    completes: [kind],
    flags: {},
    run:
      ({ args }) =>
      (sys) =>
        removeAll(sys, swarm, args, (cluster, name) => removeStored(cluster, kind, requireStored(cluster, kind, name))),
  });
