import type { Bytes } from '../../bytes';
import { command } from '../../cli/command-spec';
import { list, string } from '../../cli/flag-types';
import { applyChanges } from '../../dockerfile/build/change';
import { membersOf, unpackInto } from '../../dockerfile/build/unpack';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { layerSize, changes as treeChanges } from '../../vfs/changes';
import { Tree } from '../../vfs/tree';
import { DaemonError } from '../daemon-error';
import { digest } from '../digest';
import type { Engine } from '../engine';
import { emptyConfig, type ImageConfig } from '../image';
import { makeImage } from '../image-id';
import { ask, print } from './call';
import type { CommandRun } from './command-run';
import { readInput } from './read-input';
import { checkReference } from './require-image';

const flags = {
  change: list({ short: 'c', usage: 'Apply Dockerfile instruction to the created image' }),
  message: string({ short: 'm', usage: 'Set commit message for imported image' }),
  platform: string({ usage: 'Set platform if server is multi-platform capable' }),
};

export const importCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'import [OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
    short: 'Import the contents from a tarball to create a filesystem image',
    aliasLine: 'docker image import, docker import',
    args: { min: 1 },
    completes: ['file', 'image'],
    flags,
    run: ({ values, args: [source = '', name] }) =>
      function* (sys) {
        if (name !== undefined) checkReference(name);
        const data = yield* readSource(sys, source);
        const id = yield* ask(sys, () => {
          const config = changed(emptyConfig, values.change);
          return importImage(engine, data, config, values.message || 'Imported from -', name);
        });
        yield* print(sys, `${id}\n`);
        return 0;
      },
  });

function* readSource(sys: Syscalls, source: string): Run<Bytes> {
  if (/^https?:\/\//.test(source)) {
    yield* sys.sleep(40);
    const host = source.replace(/^https?:\/\/([^/:]*).*$/, '$1');
    throw new DaemonError(`Get "${source}": dial tcp: lookup ${host} on 192.168.65.10:53: no such host`);
  }
  return source === '-' ? yield* readInput(sys) : sys.readFile(source);
}

/** `--change` of commit and import. */
export function changed(config: ImageConfig, lines: readonly string[]): ImageConfig {
  try {
    return applyChanges(config, lines);
  } catch (error) {
    throw new DaemonError(error instanceof Error ? error.message : String(error));
  }
}

function importImage(engine: Engine, data: Bytes, config: ImageConfig, comment: string, name?: string): string {
  const members = membersOf(data);
  if (!members) throw new DaemonError('archive/tar: invalid tar header');
  const created = engine.kernel.clock.now;
  const empty = new Tree().snapshot();
  const tree = new Tree(empty);
  unpackInto(tree, data, {
    dest: '/',
    uid: undefined,
    gid: undefined,
    mode: undefined,
    now: created,
    excludes: () => false,
  });
  const snapshot = tree.snapshot();
  const layer = {
    diffId: digest(data),
    size: layerSize(treeChanges(empty.root, snapshot.root)),
    snapshot,
  };
  const image = makeImage({
    created,
    author: '',
    config,
    layers: [layer],
    history: [{ created, createdBy: '', comment, emptyLayer: false }],
  });
  engine.images.add(image, name, created);
  engine.events.add('image', 'import', image.id, { name: name ?? '' });
  return image.id;
}
