import type { Inode } from './inode';

/** One difference between two trees, as `docker diff` and layers count them. */
export interface Change {
  readonly kind: 'A' | 'C' | 'D';
  /** Absolute. */
  readonly path: string;
  /** The file as it is now (of a deletion: as it was). */
  readonly inode: Inode;
}

/** What became of `before`. Folders are changed (C) when something right below them is; subtrees that are shared cost nothing. */
export function* changes(before: Inode | undefined, after: Inode, path = ''): Iterable<Change> {
  if (before === after) return;
  for (const [name, old] of before?.entries ?? []) {
    if (!after.entries?.has(name)) yield { kind: 'D', path: `${path}/${name}`, inode: old };
  }
  for (const [name, now] of after.entries ?? []) {
    const old = before?.entries?.get(name);
    if (old === now) continue;
    const at = `${path}/${name}`;
    const kin = old?.type === now.type ? old : undefined;
    const below = now.type === 'directory' ? [...changes(kin, now, at)] : [];
    if (!old) yield { kind: 'A', path: at, inode: now };
    else if (old.type !== now.type || below.length > 0 || differs(old, now)) yield { kind: 'C', path: at, inode: now };
    yield* below;
  }
}

const differs = (a: Inode, b: Inode): boolean =>
  a.data !== b.data ||
  a.mode !== b.mode ||
  a.uid !== b.uid ||
  a.gid !== b.gid ||
  a.target !== b.target ||
  a.mtime !== b.mtime ||
  a.size !== b.size;

/** Bytes that a layer with these changes adds; a file with several names counts once. */
export function layerSize(list: Iterable<Change>): number {
  const sizes = new Map<number, number>();
  for (const { kind, inode } of list) if (kind !== 'D' && inode.type === 'file') sizes.set(inode.ino, inode.size);
  let bytes = 0;
  for (const size of sizes.values()) bytes += size;
  return bytes;
}
