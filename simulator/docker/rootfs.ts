import { plantDirectory, plantFile } from '../vfs/plant';
import { type Snapshot, Tree } from '../vfs/tree';

const folders = ['/dev', '/dev/pts', '/dev/shm', '/proc', '/sys', '/etc'];
const files = ['/.dockerenv', '/dev/console', '/etc/hostname', '/etc/hosts', '/etc/resolv.conf'];

/** The image with the places that the runtime mounts on: what a container's changes are compared with. */
export function makeBase(image: Snapshot | undefined, now: number): Snapshot {
  const tree = new Tree(image);
  for (const path of folders) if (!tree.lookup(path.slice(1).split('/'))) plantDirectory(tree, path, { mtime: now });
  for (const path of files) {
    if (!tree.lookup(path.slice(1).split('/'))) plantFile(tree, path, '', { mode: 0o755, mtime: now });
  }
  return tree.snapshot();
}
