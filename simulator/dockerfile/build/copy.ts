import type { Inode } from '../../vfs/inode';
import { basename, split } from '../../vfs/path';
import type { Tree } from '../../vfs/tree';
import { follow, type Match } from './glob';

export interface CopyOptions {
  /** Absolute; ends with / where a folder is meant. */
  readonly dest: string;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  readonly mode: number | undefined;
  /** ms since 1970, for folders that are made. */
  readonly now: number;
  /** Paths relative to a source that are left out. */
  readonly excludes: (path: string) => boolean;
}

export class CopyError extends Error {}

/** Puts the sources of one COPY into a tree: files, and what is inside folders. */
export function copyInto(tree: Tree, root: Inode, sources: readonly Match[], options: CopyOptions): void {
  const dest = destination(tree, options.dest);
  const intoFolder = options.dest.endsWith('/') || sources.length > 1 || tree.lookup(dest)?.type === 'directory';
  for (const source of sources) {
    const inode =
      source.inode.type === 'symlink' ? (follow(root, source.inode, source.path) ?? source.inode) : source.inode;
    if (inode.type === 'directory') {
      if (tree.lookup(dest) && tree.lookup(dest)?.type !== 'directory')
        throw new CopyError(`cannot copy to non-directory: /var/lib/docker/overlay2/merged/${dest.join('/')}`);
      makeFolders(tree, dest, options, inode);
      for (const [name, child] of inode.entries ?? []) copyTree(tree, [...dest, name], child, options, name);
    } else {
      const target = intoFolder ? [...dest, basename(source.path)] : dest;
      makeFolders(tree, target.slice(0, -1), options);
      place(tree, target, inode, options);
    }
  }
}

function copyTree(tree: Tree, target: readonly string[], inode: Inode, options: CopyOptions, relative: string): void {
  if (options.excludes(relative)) return;
  if (inode.type !== 'directory') {
    place(tree, target, inode, options);
    return;
  }
  makeFolders(tree, target, options, inode);
  for (const [name, child] of inode.entries ?? [])
    copyTree(tree, [...target, name], child, options, `${relative}/${name}`);
}

function place(tree: Tree, target: readonly string[], inode: Inode, options: CopyOptions): void {
  tree.create(target, {
    type: inode.type,
    mode: options.mode !== undefined && inode.type !== 'symlink' ? options.mode : inode.mode,
    uid: options.uid ?? inode.uid,
    gid: options.gid ?? inode.gid,
    mtime: inode.mtime,
    data: inode.data,
    size: inode.declaredSize,
    target: inode.target,
    rdev: inode.rdev,
  });
}

/** A folder that is there keeps its owner and mode, unless it is the copied one itself. */
function makeFolders(tree: Tree, parts: readonly string[], options: CopyOptions, like?: Inode): void {
  for (let i = 1; i <= parts.length; i++) {
    const here = parts.slice(0, i);
    const there = tree.lookup(here);
    if (there?.type === 'directory') continue;
    if (there && there.type !== 'symlink')
      throw new CopyError(`cannot copy to non-directory: /var/lib/docker/overlay2/merged/${here.join('/')}`);
    const self = i === parts.length ? like : undefined;
    tree.create(here, {
      type: 'directory',
      mode: options.mode ?? self?.mode ?? 0o755,
      uid: options.uid ?? self?.uid ?? 0,
      gid: options.gid ?? self?.gid ?? 0,
      mtime: self?.mtime ?? options.now,
    });
  }
}

/** The destination with the tree's own symlinks followed (/bin → usr/bin). */
export function destination(tree: Tree, path: string): string[] {
  const out: string[] = [];
  let pending = split(path).reverse();
  for (let steps = 0; pending.length > 0 && steps < 200; steps++) {
    const name = pending.pop() ?? '';
    if (name === '..') {
      out.pop();
      continue;
    }
    const inode = tree.lookup([...out, name]);
    if (inode?.type !== 'symlink') {
      out.push(name);
      continue;
    }
    if (inode.target?.startsWith('/')) out.length = 0;
    pending = [...pending, ...split(inode.target ?? '').reverse()];
  }
  return out;
}
