import { split } from '../vfs/path';
import { plantDirectory, plantSymlink } from '../vfs/plant';
import { Tree } from '../vfs/tree';
import { devices } from './device';
import type { Tty } from './tty';

/** /dev as udev or runc makes it. Every one starts as this and shares with it what stays as it was. */
const snapshot = makeSnapshot();

export const makeDev = (): Tree => new Tree(snapshot, 'tmpfs');

function makeSnapshot(): Tree {
  const tree = new Tree(undefined, 'tmpfs');
  for (const [name, rdev] of Object.entries(devices)) tree.create([name], { type: 'character', mode: 0o666, rdev });
  tree.create(['tty'], { type: 'character', mode: 0o666, gid: 5, rdev: [5, 0] });
  plantDirectory(tree, 'pts');
  plantDirectory(tree, 'shm', { mode: 0o1777 });
  plantDirectory(tree, 'mqueue', { mode: 0o1777 });
  plantSymlink(tree, 'fd', '/proc/self/fd');
  plantSymlink(tree, 'stdin', '/proc/self/fd/0');
  plantSymlink(tree, 'stdout', '/proc/self/fd/1');
  plantSymlink(tree, 'stderr', '/proc/self/fd/2');
  plantSymlink(tree, 'ptmx', 'pts/ptmx');
  return tree;
}

/** The terminal's node: /dev/pts/N, and /dev/console where a container has one. */
export function plantTty(dev: Tree, tty: Tty, path: string = tty.name): void {
  dev.create(split(path), { type: 'character', mode: 0o620, gid: 5, rdev: tty.rdev });
}
