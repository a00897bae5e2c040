import type { Bytes } from '../bytes';
import { binary } from './binary';
import type { InodeFields } from './inode';
import { split } from './path';
import type { Tree } from './tree';

// Building a tree by hand: images, packages, the host. Parents are made as needed; what is there is replaced.

type Meta = { readonly mode?: number; readonly uid?: number; readonly gid?: number; readonly mtime?: number };

function put(tree: Tree, path: string, fields: InodeFields): void {
  const parts = split(path);
  for (let i = 1; i < parts.length; i++) {
    const parent = tree.lookup(parts.slice(0, i));
    if (parent?.type === 'symlink') throw new Error(`${path}: /${parts.slice(0, i).join('/')} is a symlink`);
    if (!parent) tree.create(parts.slice(0, i), { type: 'directory', mode: 0o755, mtime: fields.mtime ?? 0 });
  }
  tree.create(parts, fields);
}

export function plantDirectory(tree: Tree, path: string, meta: Meta = {}): void {
  const parts = split(path);
  if (parts.length === 0) return;
  const there = tree.lookup(parts);
  if (there?.type === 'directory') Object.assign(tree.own(parts), meta);
  else put(tree, path, { type: 'directory', mode: 0o755, ...meta });
}

export function plantFile(tree: Tree, path: string, data: Bytes, meta: Meta & { readonly size?: number } = {}): void {
  put(tree, path, { type: 'file', mode: 0o644, data, ...meta });
}

/** An executable whose behaviour is the simulator's program of that name; `size` in bytes is what `ls` and `du` show. */
export function plantBinary(tree: Tree, path: string, program: string, size: number, meta: Meta = {}): void {
  put(tree, path, { type: 'file', mode: 0o755, data: binary(program), size, ...meta });
}

export function plantSymlink(tree: Tree, path: string, target: string, meta: Meta = {}): void {
  put(tree, path, { type: 'symlink', mode: 0o777, target, ...meta });
}
