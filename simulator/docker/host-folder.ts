import type { MountNamespace, Place } from '../kernel/mount';
import type { Inode } from '../vfs/inode';
import { split } from '../vfs/path';
import type { Filesystem, Parts } from '../vfs/tree';

/** Where a path leads for root, without any process. Throws Errno. */
export const lookup = (mnt: MountNamespace, path: string, follow = true): Place =>
  mnt.resolve(path, { cwd: '/', follow, enter: () => true });

/** mkdir -p as root; answers the place, symlinks followed. `now`: ms since 1970. */
export function makeFolder(mnt: MountNamespace, path: string, now: number): Place {
  let at = lookup(mnt, '/');
  for (const name of split(path)) {
    at = lookup(mnt, `${at.path === '/' ? '' : at.path}/${name}`);
    if (!at.inode) {
      const inode = at.mount.fs.create(at.parts, { type: 'directory', mode: 0o755, mtime: now });
      at = { ...at, inode };
    }
  }
  return at;
}

export function removeTree(mnt: MountNamespace, path: string): void {
  const { mount, parts, inode } = lookup(mnt, path, false);
  if (inode && parts.length > 0) mount.fs.detach(parts);
}

/** Copies a file, or a folder with all that is in it, to a place that is free. */
export function copyTree(from: Inode, fs: Filesystem, to: Parts): Inode {
  const copy = fs.create(to, from);
  for (const [name, child] of from.entries ?? []) copyTree(child, fs, [...to, name]);
  return copy;
}

/** Bytes of all files below. */
export function treeSize(inode: Inode): number {
  if (inode.type === 'file') return inode.size;
  let size = 0;
  for (const child of inode.entries?.values() ?? []) size += treeSize(child);
  return size;
}
