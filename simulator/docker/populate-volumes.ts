import { Errno } from '../kernel/errno';
import { type Mount, MountNamespace } from '../kernel/mount';
import type { Container } from './container';
import type { Engine } from './engine';
import { copyTree, lookup } from './host-folder';

/** When a container is created, its empty volumes are given what the image has in their place. */
export function populateVolumes(engine: Engine, container: Container): void {
  for (const { type, source, destination, mode } of container.mounts) {
    if (type !== 'volume' || /(^|,)nocopy(,|$)/.test(mode)) continue;
    const { inode, mount, parts } = lookup(engine.host.mnt, source);
    if (inode?.entries?.size === 0) copyUp(container, destination, { fs: mount.fs, base: parts });
  }
}

function copyUp(container: Container, destination: string, to: Pick<Mount, 'fs' | 'base'>): void {
  const alone = new MountNamespace([{ target: '/', fs: container.rootfs, base: [], readonly: false, source: '' }]);
  let inode: ReturnType<typeof lookup>['inode'];
  try {
    inode = lookup(alone, destination).inode;
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
  }
  if (inode?.type !== 'directory') return;
  const folder = to.fs.own(to.base);
  Object.assign(folder, { mode: inode.mode, uid: inode.uid, gid: inode.gid });
  for (const [name, child] of inode.entries ?? []) copyTree(child, to.fs, [...to.base, name]);
}
