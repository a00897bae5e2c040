import { type CommandSpec, command } from '../../cli/command-spec';
import { bool, bytes, list, string } from '../../cli/flag-types';
import type { FlagSet } from '../../cli/flags';
import { humanDuration, humanSize } from '../../cli/human';
import type { BuildCache, CachedResult } from '../../dockerfile/build/cache';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { digest } from '../digest';
import type { Engine } from '../engine';
import { ask, print } from './call';
import { CommandError, type CommandRun } from './command-run';
import { confirm } from './prune';

type Spec = CommandSpec<CommandRun>;

const footer = 'Experimental commands and flags are hidden. Set BUILDX_EXPERIMENTAL=1 to show them.';
const array = (usage: string, short?: string) => list({ type: 'stringArray', usage, ...(short && { short }) });
const progress = string({
  initial: 'auto',
  usage: 'Set type of progress output ("auto", "plain", "tty"). Use plain to show container output',
});
const load = (usage: string) => bool({ usage });

/** `docker buildx`, and `docker builder`, which is the same with a builder named. */
export function buildxCommand(engine: Engine, build: Spec, cache: BuildCache | undefined, builder = ''): Spec {
  const builderFlag = string({ initial: builder, usage: 'Override the configured builder instance' });
  const sub = (
    use: string,
    short: string,
    flags: FlagSet,
    run: (sys: Syscalls, args: readonly string[], values: Readonly<Record<string, unknown>>) => Run,
    more: Partial<Spec> = {},
  ): Spec =>
    command<CommandRun, FlagSet>({
      use,
      short,
      footer,
      flags: /^(create|ls|version|dial-stdio)\b/.test(use) ? flags : { ...flags, builder: builderFlag },
      ...more,
      run:
        ({ args, values }) =>
        (sys) =>
          run(sys, args, values),
    });
  const only = (sys: Syscalls, name: string) =>
    say(sys, 2, `docker buildx ${name} is not part of this simulation yet.\n`, 1);
  return {
    ...command<CommandRun, FlagSet>({
      use: 'buildx',
      short: 'Docker Buildx',
      long: 'Extended build capabilities with BuildKit',
      flags: { builder: builderFlag },
      footer,
    }),
    plugin: true,
    describesFirst: true,
    commands: [
      { ...build, flags: { ...build.flags, builder: builderFlag } },
      sub('bake [OPTIONS] [TARGET...]', 'Build from a file', bakeFlags, (sys) => bake(sys), { aliases: ['f'] }),
      sub('create [OPTIONS] [CONTEXT|ENDPOINT]', 'Create a new builder instance', createFlags, (sys) =>
        only(sys, 'create'),
      ),
      sub('dial-stdio', 'Proxy current stdio streams to builder instance', {}, (sys) => only(sys, 'dial-stdio')),
      sub('du', 'Disk usage', duFlags, (sys, _, { verbose }) => du(sys, engine, cache, verbose === true)),
      {
        ...sub('imagetools', 'Commands to work on images in registry', {}, (sys) => only(sys, 'imagetools')),
        run: undefined as never,
        commands: [
          sub('create [OPTIONS] [SOURCE] [SOURCE...]', 'Create a new image based on source images', {}, noRegistry),
          sub('inspect [OPTIONS] NAME', 'Show details of an image in the registry', {}, noRegistry),
        ],
      },
      sub('inspect [NAME]', 'Inspect current builder instance', inspectFlags, inspect),
      sub('ls', 'List builder instances', { format: string({ initial: 'table', usage: 'Format the output' }) }, ls),
      sub('prune', 'Remove build cache', pruneFlags, (sys, _, values) => prune(sys, engine, cache, values)),
      sub('rm [OPTIONS] [NAME] [NAME...]', 'Remove one or more builder instances', rmFlags, (sys, names) =>
        failEach(sys, names),
      ),
      sub('stop [NAME]', 'Stop builder instance', {}, (sys, [name]) => known(sys, name)),
      sub('use [OPTIONS] NAME', 'Set the current builder instance', useFlags, use, { args: { min: 1, max: 1 } }),
      sub('version', 'Show buildx version information', {}, (sys) =>
        say(sys, 1, 'github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3\n', 0),
      ),
    ],
  };
}

const bakeFlags = {
  file: array('Build definition file', 'f'),
  load: load('Shorthand for "--set=*.output=type=docker"'),
  'metadata-file': string({ usage: 'Write build result metadata to the file' }),
  'no-cache': bool({ usage: 'Do not use cache when building the image' }),
  print: bool({ usage: 'Print the options without building' }),
  progress,
  provenance: string({ usage: 'Shorthand for "--set=*.attest=type=provenance"' }),
  pull: bool({ usage: 'Always attempt to pull all referenced images' }),
  push: bool({ usage: 'Shorthand for "--set=*.output=type=registry"' }),
  sbom: string({ usage: 'Shorthand for "--set=*.attest=type=sbom"' }),
  set: array('Override target value (e.g., "targetpattern.key=value")'),
};
const createFlags = {
  append: bool({ usage: 'Append a node to builder instead of changing it' }),
  bootstrap: bool({ usage: 'Boot builder after creation' }),
  'buildkitd-config': string({ usage: 'BuildKit daemon config file' }),
  'buildkitd-flags': string({ usage: 'BuildKit daemon flags' }),
  driver: string({ usage: 'Driver to use (available: "docker-container", "kubernetes", "remote")' }),
  'driver-opt': array('Options for the driver'),
  leave: bool({ usage: 'Remove a node from builder instead of changing it' }),
  name: string({ usage: 'Builder instance name' }),
  node: string({ usage: 'Create/modify node with given name' }),
  platform: array('Fixed platforms for current node'),
  use: bool({ usage: 'Set the current builder instance' }),
};
const duFlags = {
  filter: list({ type: 'filter', usage: 'Provide filter values' }),
  verbose: bool({ usage: 'Provide a more verbose output' }),
};
const inspectFlags = { bootstrap: bool({ usage: 'Ensure builder has booted before inspecting' }) };
const pruneFlags = {
  all: bool({ short: 'a', usage: 'Include internal/frontend images' }),
  filter: list({ type: 'filter', usage: 'Provide filter values (e.g., "until=24h")' }),
  force: bool({ short: 'f', usage: 'Do not prompt for confirmation' }),
  'keep-storage': bytes({ usage: 'Amount of disk space to keep for cache' }),
  verbose: bool({ usage: 'Provide a more verbose output' }),
};
const rmFlags = {
  'all-inactive': bool({ usage: 'Remove all inactive builders' }),
  force: bool({ short: 'f', usage: 'Do not prompt for confirmation' }),
  'keep-daemon': bool({ usage: 'Keep the BuildKit daemon running' }),
  'keep-state': bool({ usage: 'Keep BuildKit state' }),
};
const useFlags = {
  default: bool({ usage: 'Set builder as default for current context' }),
  global: bool({ usage: 'Builder persists context changes' }),
};

function* say(sys: Syscalls, fd: 1 | 2, text: string, exit: number): Run {
  yield* sys.write(fd, text);
  return exit;
}

function* bake(sys: Syscalls): Run {
  const text =
    '#0 building with "default" instance using docker driver\n\n#1 [internal] load local bake definitions\n#1 DONE 0.0s\n';
  yield* sys.write(2, `${text}ERROR: couldn't find a bake definition\n`);
  return 1;
}

function* noRegistry(sys: Syscalls, [name = '']: readonly string[]): Run {
  yield* sys.sleep(40);
  const [repository = '', tag = 'latest'] = name.split(':');
  const url = `https://registry-1.docker.io/v2/${repository.includes('/') ? '' : 'library/'}${repository}/manifests/${tag}`;
  throw new CommandError(
    `ERROR: failed to do request: Head "${url}": dial tcp: lookup registry-1.docker.io on 192.168.65.10:53: no such host`,
  );
}

const known = (sys: Syscalls, name: string | undefined): Run => {
  if (name !== undefined && name !== 'default') throw new CommandError(`ERROR: no builder "${name}" found`);
  return say(sys, 1, '', 0);
};

function* failEach(sys: Syscalls, names: readonly string[]): Run {
  for (const name of names.length > 0 ? names : [''])
    yield* sys.write(
      2,
      name === '' || name === 'default'
        ? `failed to remove ${name}: context builder cannot be removed, run \`docker context rm default\` to remove this context\n`
        : `failed to remove ${name}: no builder "${name}" found\n`,
    );
  throw new CommandError('ERROR: failed to remove one or more builders');
}

function* use(sys: Syscalls, [name = '']: readonly string[]): Run {
  yield* sys.sleep(5);
  if (name === 'default') return 0;
  const path = `/home/learner/.docker/buildx/instances/${name}`;
  throw new CommandError(`ERROR: failed to find instance "${name}": open ${path}: no such file or directory`);
}

const PLATFORMS = 'linux/amd64, linux/amd64/v2, linux/amd64/v3, linux/386';
const BUILDKIT = 'v0.0.0+unknown';

function* inspect(sys: Syscalls, [name]: readonly string[]): Run {
  yield* known(sys, name);
  yield* print(
    sys,
    `Name:          default\nDriver:        docker\n\nNodes:\nName:             default\nEndpoint:         default\nStatus:           running\nBuildKit version: ${BUILDKIT}\nPlatforms:        ${PLATFORMS}\nLabels:\n org.mobyproject.buildkit.worker.moby.host-gateway-ip: 172.17.0.1\n`,
  );
  return 0;
}

function* ls(sys: Syscalls): Run {
  const rows = [
    ['NAME/NODE', 'DRIVER/ENDPOINT', 'STATUS', 'BUILDKIT', 'PLATFORMS'],
    ['default*', 'docker', '', '', ''],
    [' \\_ default', ' \\_ default', 'running', BUILDKIT, PLATFORMS],
  ];
  const widths = [14, 18, 10, 17];
  yield* print(sys, rows.map((row) => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('')}\n`).join(''));
  return 0;
}

interface CacheRow {
  readonly id: string;
  readonly key: string;
  readonly result: CachedResult;
  readonly shared: boolean;
}

/** Newest first. What an image has, too, is shared. */
function rowsOf(engine: Engine, cache: BuildCache | undefined): CacheRow[] {
  const inImages = new Set(engine.images.list().flatMap(({ layers }) => layers.map(({ diffId }) => diffId)));
  return [...(cache?.entries() ?? [])]
    .map(([key, result]) => ({
      id: BigInt(`0x${digest(key).slice(7, 39)}`)
        .toString(36)
        .padStart(25, '0')
        .slice(0, 25),
      key,
      result,
      shared: inImages.has(result.layer.diffId),
    }))
    .reverse();
}

const heading = 'ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n';
const sum = (rows: readonly CacheRow[]): number => rows.reduce((total, { result }) => total + result.layer.size, 0);
const ago = (sys: Syscalls, { result }: CacheRow): string => `${humanDuration(sys.now() - result.created)} ago`;

const line = (sys: Syscalls, row: CacheRow): string =>
  `${row.id.padEnd(40)}\ttrue \t\t${`${humanSize(row.result.layer.size, 4)}${row.shared ? '*' : ''}`.padEnd(11)}\t${ago(sys, row)}\n`;

const details = (sys: Syscalls, row: CacheRow): string =>
  `ID:\t\t${row.id}\nCreated at:\t${new Date(row.result.created).toISOString().replace('T', ' ').replace('Z', ' +0000 UTC')}\nMutable:\tfalse\nReclaimable:\ttrue\nShared:\t\t${row.shared}\nSize:\t\t${humanSize(row.result.layer.size, 4)}\nUsage count:\t1\nLast used:\t${ago(sys, row)}\nType:\t\tregular\n\n`;

function* du(sys: Syscalls, engine: Engine, cache: BuildCache | undefined, verbose: boolean): Run {
  const rows = yield* ask(sys, () => rowsOf(engine, cache));
  const size = (some: readonly CacheRow[]) => humanSize(sum(some), 4);
  const shared = rows.filter((row) => row.shared);
  const text = verbose
    ? rows.map((row) => details(sys, row))
    : [rows.length > 0 ? heading : '', ...rows.map((row) => line(sys, row))];
  const split =
    shared.length > 0 ? `Shared:\t\t${size(shared)}\nPrivate:\t${size(rows.filter((row) => !row.shared))}\n` : '';
  yield* print(sys, `${text.join('')}${split}Reclaimable:\t${size(rows)}\nTotal:\t\t${size(rows)}\n`);
  return 0;
}

function* prune(
  sys: Syscalls,
  engine: Engine,
  cache: BuildCache | undefined,
  values: Readonly<Record<string, unknown>>,
): Run {
  const what = values['all'] ? 'all build cache' : 'all dangling build cache';
  // buildx asks in a line of its own making.
  if (!values['force']) {
    yield* print(sys, `WARNING! This will remove ${what}. Are you sure you want to continue? [y/N] `);
    if (!(yield* confirm(sys))) return 0;
  }
  const rows = yield* ask(sys, () => rowsOf(engine, cache).filter((row) => values['all'] === true || !row.shared));
  for (const { key } of rows) cache?.delete(key);
  const listed = rows.length > 0 ? heading + rows.map((row) => line(sys, { ...row, shared: false })).join('') : '';
  yield* print(sys, `${listed}Total:\t${humanSize(sum(rows), 4)}\n`);
  return 0;
}
