import type { Bytes } from '../../bytes';
import { command } from '../../cli/command-spec';
import { bool } from '../../cli/flag-types';
import { humanSize } from '../../cli/human';
import { membersOf, unpackInto } from '../../dockerfile/build/unpack';
import { Errno } from '../../kernel/errno';
import { MountNamespace, type Place } from '../../kernel/mount';
import type { Inode } from '../../vfs/inode';
import { basename, dirname, normalize } from '../../vfs/path';
import { Tree } from '../../vfs/tree';
import type { Container } from '../container';
import { NotFound } from '../daemon-error';
import type { Engine } from '../engine';
import { copyTree, lookup, treeSize } from '../host-folder';
import { packTree } from '../tree-archive';
import { ask, warn } from './call';
import { CommandError, type CommandRun } from './command-run';
import { readInput } from './read-input';

const flags = {
  archive: bool({ short: 'a', usage: 'Archive mode (copy all uid/gid information)' }),
  'follow-link': bool({ short: 'L', usage: 'Always follow symbol link in SRC_PATH' }),
  quiet: bool({
    short: 'q',
    usage:
      'Suppress progress output during copy. Progress output is automatically suppressed if no terminal is attached',
  }),
};

export const cpCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
    short: 'Copy files/folders between a container and the local filesystem',
    long: `Copy files/folders between a container and the local filesystem

Use '-' as the source to read a tar archive from stdin
and extract it to a directory destination in a container.
Use '-' as the destination to stream a tar archive of a
container source to stdout.`,
    aliasLine: 'docker container cp, docker cp',
    args: { min: 2, max: 2 },
    completes: ['container-or-file'],
    flags,
    run: ({ values, args: [from = '', to = ''] }) =>
      function* (sys) {
        const source = splitName(from);
        const target = splitName(to);
        if (source.name && target.name) throw new CommandError('copying between containers is not supported');
        if (!source.name && !target.name) throw new CommandError('must specify at least one container source');
        const container = yield* ask(sys, () => engine.require(source.name ?? target.name ?? ''));
        yield* sys.sleep(20);
        const { now } = engine.kernel.clock;
        if (source.name && to === '-') {
          if (sys.isatty(1)) throw new CommandError('cowardly refusing to copy to a terminal');
          const inode = findInside(filesOf(container), source.name, source.path);
          yield* sys.write(1, packTree(inode, basename(source.path)));
          return 0;
        }
        if (from === '-') {
          extract(filesOf(container), yield* readInput(sys), target.path, now);
          return 0;
        }
        const copied = copyFile(engine, sys.getcwd(), container, from, to);
        if (!values.quiet && sys.isatty(2))
          yield* warn(
            sys,
            `Successfully copied ${humanSize(copied + 1536, 3)} to ${target.name ? to : normalize(to, sys.getcwd())}\n`,
          );
        return 0;
      },
  });

/** Copies out of a container or into it; answers the bytes. */
export function copyFile(engine: Engine, cwd: string, container: Container, from: string, to: string): number {
  const source = splitName(from);
  const target = splitName(to);
  const inside = filesOf(container);
  const outside = engine.host.mnt;
  const absolute = (path: string) => (path.startsWith('/') ? path : `${cwd}/${path}`);
  const { now } = engine.kernel.clock;
  return source.name
    ? copy(findInside(inside, source.name, source.path), source.path, outside, absolute(to), to, now)
    : copy(findOutside(outside, absolute(from)), from, inside, `/${target.path}`, target.path, now);
}

/** `container:path`; a path with a slash before the colon is the host's. */
export function splitName(text: string): { readonly name: string | undefined; readonly path: string } {
  const at = text.indexOf(':');
  if (at < 0 || /^[./]/.test(text)) return { name: undefined, path: text };
  return { name: text.slice(0, at), path: text.slice(at + 1) };
}

/** A tar archive into a folder that is there. */
function extract(inside: MountNamespace, data: Bytes, path: string, now: number): void {
  const place = find(inside, `/${path}`);
  if (place?.inode?.type !== 'directory') throw new CommandError(`destination "${path}" must be a directory`);
  if (!(place.mount.fs instanceof Tree) || !membersOf(data))
    throw new CommandError('Error response from daemon: archive/tar: invalid tar header');
  const dest = `/${place.parts.join('/')}/`;
  unpackInto(place.mount.fs, data, {
    dest,
    uid: undefined,
    gid: undefined,
    mode: undefined,
    now,
    excludes: () => false,
  });
}

/** A stopped container's files are its root alone. */
const filesOf = ({ sandbox, rootfs }: Container): MountNamespace =>
  sandbox?.mnt ?? new MountNamespace([{ target: '/', fs: rootfs, base: [], readonly: false, source: '' }]);

const find = (mnt: MountNamespace, path: string): Place | undefined => {
  try {
    return lookup(mnt, path);
  } catch (error) {
    if (error instanceof Errno) return undefined;
    throw error;
  }
};

function findInside(mnt: MountNamespace, name: string, path: string): Inode {
  const inode = find(mnt, `/${path}`)?.inode;
  if (!inode)
    throw new NotFound(`Could not find the file ${path.startsWith('/') ? path : `/${path}`} in container ${name}`);
  return inode;
}

function findOutside(mnt: MountNamespace, path: string): Inode {
  const inode = find(mnt, path)?.inode;
  if (!inode) throw new CommandError(`lstat ${path}: no such file or directory`);
  return inode;
}

/** Copies into a folder that is there, or to the name given. Answers the bytes. */
function copy(inode: Inode, name: string, mnt: MountNamespace, path: string, shown: string, now: number): number {
  const contents = /\/\.$/.test(name);
  const there = find(mnt, path);
  const isFolder = there?.inode?.type === 'directory';
  if (!isFolder && shown.endsWith('/') && inode.type !== 'directory')
    throw new CommandError(`destination directory "${shown}" must be a directory`);
  if (there?.inode && !isFolder && inode.type === 'directory') throw new CommandError('cannot copy directory');
  const place = isFolder && !contents ? find(mnt, `${path}/${basename(name.replace(/\/+$/, '')) || name}`) : there;
  const parent = find(mnt, dirname(path.replace(/\/+$/, '')));
  if (!place || (!isFolder && parent?.inode?.type !== 'directory')) {
    throw new NotFound(`Could not find the file ${dirname(shown)} in container`);
  }
  const { mount, parts } = place;
  if (mount.readonly) throw new CommandError('Error response from daemon: mounted volume is marked read-only');
  merge(inode, mount.fs, parts);
  if (parts.length > 0) mount.fs.own(parts.slice(0, -1)).mtime = now;
  return treeSize(inode);
}

/** Folders that are there keep what else is in them. */
function merge(inode: Inode, fs: Place['mount']['fs'], parts: readonly string[]): void {
  const there = fs.lookup(parts);
  if (inode.type !== 'directory' || there?.type !== 'directory') {
    copyTree(inode, fs, parts);
    return;
  }
  for (const [name, child] of inode.entries ?? []) merge(child, fs, [...parts, name]);
}
