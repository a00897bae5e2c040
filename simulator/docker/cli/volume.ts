import type { CommandSpec } from '../../cli/command-spec';
import { command } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import { GoStruct } from '../../cli/template/value';
import { DaemonError, PluginNotFound } from '../daemon-error';
import type { Engine } from '../engine';
import { inspectVolume } from '../inspect/network';
import { checkVolumeName } from '../names';
import { createVolume, findVolume, removeVolume, usersOf, type Volume } from '../volumes';
import { ask, forEachName, print } from './call';
import type { CommandRun } from './command-run';
import { checkFilters, hasLabel, readFilters } from './filters';
import { formatHelp, tableFormatHelp } from './format-help';
import { group } from './group';
import { inspectAll } from './inspect-all';
import { toMap } from './key-values';
import { labelOf } from './label-of';
import { volumePruneCommand } from './prune';
import { showRows } from './show-rows';

const createFlags = {
  driver: string({ short: 'd', usage: 'Specify volume driver name', initial: 'local' }),
  label: list({ usage: 'Set metadata for a volume' }),
  opt: list({ short: 'o', usage: 'Set driver specific options', type: 'map', shown: 'map[]' }),
};
const lsFlags = {
  filter: list({ short: 'f', usage: 'Provide filter values (e.g. "dangling=true")', type: 'filter' }),
  format: string({ usage: tableFormatHelp }),
  quiet: bool({ short: 'q', usage: 'Only display volume names' }),
};
const rmFlags = {
  force: bool({ short: 'f', usage: 'Force the removal of one or more volumes' }),
};
const inspectFlags = {
  format: string({ short: 'f', usage: formatHelp }),
};

export const volumeCommand = (engine: Engine): CommandSpec<CommandRun> =>
  group('volume', 'Manage volumes', [
    create(engine),
    inspect(engine),
    ls(engine),
    volumePruneCommand(engine),
    rm(engine),
    update(),
  ]);

const update = () => ({
  ...command<CommandRun, Record<string, never>>({
    use: 'update [OPTIONS] [VOLUME]',
    short: 'Update a volume (cluster volumes only)',
    args: { min: 1, max: 1 },
    flags: {},
    run: () =>
      function* (sys) {
        return yield* ask(sys, () => {
          throw new DaemonError(
            'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
          );
        });
      },
  }),
  hiddenFromHelp: true,
});

const create = (engine: Engine) =>
  command<CommandRun, typeof createFlags>({
    use: 'create [OPTIONS] [VOLUME]',
    short: 'Create a volume',
    args: { max: 1 },
    flags: createFlags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        if (values.driver !== 'local') {
          yield* sys.sleep(PluginNotFound.seconds * 1000);
          const why = `error looking up volume plugin ${values.driver}: plugin "${values.driver}" not found`;
          throw new PluginNotFound(`create ${name}: ${why}`);
        }
        const volume = yield* ask(sys, () => {
          if (name !== '') checkVolumeName(name, { short: false });
          return createVolume(engine, name, { labels: toMap(values.label), options: toMap(values.opt) });
        });
        yield* print(sys, `${volume.name}\n`);
        return 0;
      },
  });

const inspect = (engine: Engine) =>
  command<CommandRun, typeof inspectFlags>({
    use: 'inspect [OPTIONS] VOLUME [VOLUME...]',
    short: 'Display detailed information on one or more volumes',
    args: { min: 1 },
    completes: ['volume'],
    flags: inspectFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        inspectAll(sys, args, values.format, (name) => inspectVolume(findVolume(engine, name))),
  });

const ls = (engine: Engine) =>
  command<CommandRun, typeof lsFlags>({
    use: 'ls [OPTIONS]',
    short: 'List volumes',
    aliases: ['list'],
    args: { max: 0 },
    flags: lsFlags,
    run: ({ values }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const rows = yield* ask(sys, () => {
          checkFilters(filters, ['dangling', 'driver', 'label', 'name']);
          const passes = (volume: Volume) =>
            (filters.get('name') ?? ['']).some((name) => volume.name.includes(name)) &&
            (filters.get('label') ?? []).every((label) => hasLabel(volume.labels, label)) &&
            (filters.get('dangling') ?? []).every(
              (wanted) => (usersOf(engine, volume).length === 0) === /^(true|1)$/.test(wanted),
            );
          return [...engine.volumes.values()]
            .filter(passes)
            .sort((a, b) => (a.name < b.name ? -1 : 1))
            .map(row);
        });
        const headers = {
          Driver: 'DRIVER',
          Name: 'VOLUME NAME',
          Scope: 'SCOPE',
          Mountpoint: 'MOUNTPOINT',
          Labels: 'LABELS',
          Links: 'LINKS',
          Size: 'SIZE',
        };
        yield* print(
          sys,
          showRows({ columns: ['Driver', 'Name'], headers, rows }, values.format, values.quiet ? 'Name' : undefined),
        );
        return 0;
      },
  });

const row = ({ name, labels, mountpoint }: Volume): GoStruct =>
  new GoStruct('*formatter.volumeContext', {
    Availability: 'N/A',
    Driver: 'local',
    Group: 'N/A',
    Label: labelOf(labels),
    Labels: Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    Links: 'N/A',
    Mountpoint: mountpoint,
    Name: name,
    Scope: 'local',
    Size: 'N/A',
    Status: 'N/A',
  });

const rm = (engine: Engine) =>
  command<CommandRun, typeof rmFlags>({
    use: 'rm [OPTIONS] VOLUME [VOLUME...]',
    short: 'Remove one or more volumes',
    long: 'Remove one or more volumes. You cannot remove a volume that is in use by a container.',
    examples: '$ docker volume rm hello\nhello\n',
    aliases: ['remove'],
    args: { min: 1 },
    completes: ['volume'],
    flags: rmFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        forEachName(sys, engine, args, function* (name) {
          yield* [];
          if (!values.force || engine.volumes.has(name)) removeVolume(engine, name);
          return name;
        }),
  });
