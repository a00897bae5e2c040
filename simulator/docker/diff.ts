import type { Inode } from '../vfs/inode';
import type { Container } from './container';
import { treeSize } from './host-folder';
import { imageSize } from './image';

export interface Change {
  readonly kind: 'A' | 'C' | 'D';
  readonly path: string;
}

const sameContent = (a: Inode, b: Inode): boolean =>
  a.data === b.data && a.target === b.target && a.size === b.size && a.mtime === b.mtime;

const sameMeta = (a: Inode, b: Inode): boolean => a.mode === b.mode && a.uid === b.uid && a.gid === b.gid;

/** What a container changed in its files, sorted by path. Folders that only hold changes count as changed. */
export function changesOf({ base, rootfs }: Pick<Container, 'base' | 'rootfs'>): readonly Change[] {
  const changes: Change[] = [];
  compare(base.root, rootfs.root, '', changes);
  return changes.filter(({ path }) => path !== '/').sort((a, b) => (a.path < b.path ? -1 : 1));
}

function compare(before: Inode, after: Inode, path: string, changes: Change[]): void {
  if (before === after) return;
  const at = changes.length;
  for (const [name, old] of before.entries ?? []) {
    const now = after.entries?.get(name);
    const child = `${path}/${name}`;
    if (!now || now.type !== old.type) {
      changes.push({ kind: now ? 'C' : 'D', path: child });
      if (now) added(now, child, changes, false);
    } else compare(old, now, child, changes);
  }
  for (const [name, now] of after.entries ?? []) if (!before.entries?.has(name)) added(now, `${path}/${name}`, changes);
  const changed =
    changes.length > at || !sameMeta(before, after) || (after.type !== 'directory' && !sameContent(before, after));
  if (changed) changes.push({ kind: 'C', path: path || '/' });
}

function added(inode: Inode, path: string, changes: Change[], itself = true): void {
  if (itself) changes.push({ kind: 'A', path });
  for (const [name, child] of inode.entries ?? []) added(child, `${path}/${name}`, changes);
}

/** Bytes in the writable layer, and with the image. */
export function containerSize(container: Container): { readonly changed: number; readonly total: number } {
  let changed = 0;
  for (const { kind, path } of changesOf(container)) {
    if (kind === 'D') continue;
    const inode = container.rootfs.lookup(path.slice(1).split('/'));
    if (inode?.type === 'file') changed += treeSize(inode);
  }
  return { changed, total: changed + imageSize(container.image) };
}
