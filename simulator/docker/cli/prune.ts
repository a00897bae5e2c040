import { command } from '../../cli/command-spec';
import { bool, list } from '../../cli/flag-types';
import { humanSize } from '../../cli/human';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { containerSize } from '../diff';
import type { Engine } from '../engine';
import { lookup, treeSize } from '../host-folder';
import { imageSize } from '../image';
import { removeNetwork } from '../networks';
import { deleteContainer } from '../remove';
import { deleteImage, unusedImages } from '../remove-image';
import { removeVolume, usersOf } from '../volumes';
import { call, print } from './call';
import type { CommandRun } from './command-run';
import { checkFilters, readFilters } from './filters';

const containerFlags = {
  filter: list({ usage: 'Provide filter values (e.g. "until=<timestamp>")', type: 'filter' }),
  force: bool({ short: 'f', usage: 'Do not prompt for confirmation' }),
};
const imageFlags = {
  all: bool({ short: 'a', usage: 'Remove all unused images, not just dangling ones' }),
  filter: list({ usage: 'Provide filter values (e.g. "until=<timestamp>")', type: 'filter' }),
  force: bool({ short: 'f', usage: 'Do not prompt for confirmation' }),
};
const volumeFlags = {
  all: bool({ short: 'a', usage: 'Remove all unused volumes, not just anonymous ones' }),
  filter: list({ usage: 'Provide filter values (e.g. "label=<label>")', type: 'filter' }),
  force: bool({ short: 'f', usage: 'Do not prompt for confirmation' }),
};
const networkFlags = {
  filter: list({ usage: 'Provide filter values (e.g. "until=<timestamp>")', type: 'filter' }),
  force: bool({ short: 'f', usage: 'Do not prompt for confirmation' }),
};
const systemFlags = {
  all: bool({ short: 'a', usage: 'Remove all unused images not just dangling ones' }),
  filter: list({ usage: 'Provide filter values (e.g. "label=<key>=<value>")', type: 'filter' }),
  force: bool({ short: 'f', usage: 'Do not prompt for confirmation' }),
  volumes: bool({ usage: 'Prune anonymous volumes' }),
};

interface Pruned {
  readonly title: string;
  readonly names: readonly string[];
  readonly bytes: number;
}

/** Asks on standard input; anything but y is no. */
export function* confirm(sys: Syscalls, warning?: string): Run<boolean> {
  if (warning !== undefined) yield* print(sys, `${warning}\nAre you sure you want to continue? [y/N] `);
  const answer = yield* sys.read(0, 256);
  return /^y(es)?\s*$/i.test(answer);
}

export function* pruneContainers(engine: Engine): Run<Pruned> {
  const names: string[] = [];
  let bytes = 0;
  for (const container of [...engine.containers.values()]) {
    if (container.state.running || container.state.removing) continue;
    bytes += containerSize(container).changed;
    container.state.removing = true;
    yield* deleteContainer(engine, container, { volumes: false });
    names.push(container.id);
  }
  return { title: 'Deleted Containers', names, bytes };
}

export function* pruneImages(engine: Engine, all: boolean): Run<Pruned> {
  yield* [];
  const gone = unusedImages(engine, all);
  const names = gone.flatMap((image) => [
    ...engine.images.tagsOf(image.id).map((tag) => `untagged: ${tag}`),
    ...deleteImage(engine, image).map((line) => line.replace('Deleted', 'deleted')),
  ]);
  const kept = new Set(engine.images.list().flatMap(({ layers }) => layers.map(({ diffId }) => diffId)));
  const bytes = gone.reduce(
    (sum, image) => sum + imageSize({ ...image, layers: image.layers.filter(({ diffId }) => !kept.has(diffId)) }),
    0,
  );
  return { title: 'Deleted Images', names, bytes };
}

export function* pruneVolumes(engine: Engine, all: boolean): Run<Pruned> {
  yield* [];
  const gone = [...engine.volumes.values()].filter(
    (volume) => usersOf(engine, volume).length === 0 && (all || volume.anonymous),
  );
  let bytes = 0;
  for (const { name, mountpoint } of gone) {
    const { inode } = lookup(engine.host.mnt, mountpoint);
    if (inode) bytes += treeSize(inode);
    removeVolume(engine, name);
  }
  return { title: 'Deleted Volumes', names: gone.map(({ name }) => name), bytes };
}

export function* pruneNetworks(engine: Engine): Run<Pruned> {
  yield* [];
  const used = new Set(
    [...engine.containers.values()].flatMap(({ endpoints }) => [...endpoints.values()].map(({ network }) => network)),
  );
  const gone = [...engine.networks.values()].filter((network) => network.userDefined && !used.has(network));
  for (const { id } of gone) removeNetwork(engine, id);
  return { title: 'Deleted Networks', names: gone.map(({ name }) => name), bytes: 0 };
}

const listed = ({ title, names }: Pruned): string => (names.length > 0 ? `${title}:\n${names.join('\n')}\n\n` : '');
const total = (bytes: number): string => `Total reclaimed space: ${humanSize(bytes)}\n`;

export const containerPruneCommand = (engine: Engine) =>
  command<CommandRun, typeof containerFlags>({
    use: 'prune [OPTIONS]',
    short: 'Remove all stopped containers',
    args: { max: 0 },
    flags: containerFlags,
    run: ({ values }) =>
      function* (sys) {
        checkFilters(readFilters(values.filter), ['until', 'label', 'label!']);
        if (!values.force && !(yield* confirm(sys, 'WARNING! This will remove all stopped containers.'))) return 0;
        const pruned = yield* call(sys, engine, pruneContainers(engine));
        yield* print(sys, listed(pruned) + total(pruned.bytes));
        return 0;
      },
  });

export const imagePruneCommand = (engine: Engine) =>
  command<CommandRun, typeof imageFlags>({
    use: 'prune [OPTIONS]',
    short: 'Remove unused images',
    args: { max: 0 },
    flags: imageFlags,
    run: ({ values }) =>
      function* (sys) {
        const what = values.all
          ? 'all images without at least one container associated to them'
          : 'all dangling images';
        if (!values.force && !(yield* confirm(sys, `WARNING! This will remove ${what}.`))) return 0;
        const pruned = yield* call(sys, engine, pruneImages(engine, values.all));
        yield* print(sys, listed(pruned) + total(pruned.bytes));
        return 0;
      },
  });

export const volumePruneCommand = (engine: Engine) =>
  command<CommandRun, typeof volumeFlags>({
    use: 'prune [OPTIONS]',
    short: 'Remove unused local volumes',
    args: { max: 0 },
    flags: volumeFlags,
    run: ({ values }) =>
      function* (sys) {
        const what = values.all
          ? 'all local volumes not used by at least one container'
          : 'anonymous local volumes not used by at least one container';
        if (!values.force && !(yield* confirm(sys, `WARNING! This will remove ${what}.`))) return 0;
        const pruned = yield* call(sys, engine, pruneVolumes(engine, values.all));
        yield* print(sys, listed(pruned) + total(pruned.bytes));
        return 0;
      },
  });

export const networkPruneCommand = (engine: Engine) =>
  command<CommandRun, typeof networkFlags>({
    use: 'prune [OPTIONS]',
    short: 'Remove all unused networks',
    args: { max: 0 },
    flags: networkFlags,
    run: ({ values }) =>
      function* (sys) {
        if (
          !values.force &&
          !(yield* confirm(sys, 'WARNING! This will remove all custom networks not used by at least one container.'))
        )
          return 0;
        yield* sys.sleep(60);
        const pruned = yield* call(sys, engine, pruneNetworks(engine));
        yield* print(sys, listed(pruned));
        return 0;
      },
  });

export const systemPruneCommand = (engine: Engine) =>
  command<CommandRun, typeof systemFlags>({
    use: 'prune [OPTIONS]',
    short: 'Remove unused data',
    args: { max: 0 },
    flags: systemFlags,
    run: ({ values }) =>
      function* (sys) {
        checkFilters(readFilters(values.filter), ['until', 'label', 'label!']);
        const lines = [
          'all stopped containers',
          'all networks not used by at least one container',
          ...(values.volumes ? ['all anonymous volumes not used by at least one container'] : []),
          values.all ? 'all images without at least one container associated to them' : 'all dangling images',
          values.all ? 'all build cache' : 'unused build cache',
        ];
        const warning = `WARNING! This will remove:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
        if (!values.force && !(yield* confirm(sys, warning))) return 0;
        const parts = [
          pruneContainers(engine),
          pruneNetworks(engine),
          ...(values.volumes ? [pruneVolumes(engine, false)] : []),
          pruneImages(engine, values.all),
        ];
        let bytes = 0;
        for (const part of parts) {
          const pruned = yield* call(sys, engine, part);
          bytes += pruned.bytes;
          yield* print(sys, listed(pruned));
        }
        yield* print(sys, total(bytes));
        return 0;
      },
  });
