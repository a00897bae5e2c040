import { quote } from '../cli/go-quote';
import { Errno } from '../kernel/errno';
import type { MountNamespace } from '../kernel/mount';
import type { Credentials } from '../kernel/syscalls';
import type { Inode } from '../vfs/inode';
import { lookup } from './host-folder';

/** runc's words for a program that can't be run. */
export class NotExecutable extends Error {}

const problem = (
  inode: Inode | undefined,
  { uid, gid, groups }: Credentials,
): 'missing' | 'directory' | 'denied' | undefined => {
  if (!inode) return 'missing';
  if (inode.type === 'directory') return 'directory';
  const shift = inode.uid === uid ? 6 : inode.gid === gid || groups.includes(inode.gid) ? 3 : 0;
  const bits = uid === 0 ? inode.mode & 0o111 : (inode.mode >> shift) & 1;
  return bits === 0 ? 'denied' : undefined;
};

/** The file that runc would execute, by the container's PATH. Throws NotExecutable. */
export function findExecutable(
  mnt: MountNamespace,
  name: string,
  { path, cwd, user }: { readonly path: string | undefined; readonly cwd: string; readonly user: Credentials },
): string {
  const look = (file: string): Inode | undefined => {
    try {
      return mnt.resolve(file, { cwd, enter: () => true }).inode;
    } catch (error) {
      if (error instanceof Errno) return undefined;
      throw error;
    }
  };
  const refuse = (why: string) => new NotExecutable(`exec: ${quote(name)}: ${why}`);
  if (name.includes('/')) {
    const what = problem(look(name), user);
    if (what === 'missing') throw refuse(`stat ${name}: no such file or directory`);
    if (what === 'directory') throw refuse('is a directory');
    if (what === 'denied') throw refuse('permission denied');
    return name;
  }
  let denied = false;
  for (const folder of (path ?? '').split(':')) {
    const file = `${folder === '' ? '.' : folder}/${name}`;
    const what = name === '' ? 'missing' : problem(look(file), user);
    if (what === undefined) return file;
    denied ||= what === 'denied';
  }
  throw refuse(denied ? 'permission denied' : 'executable file not found in $PATH');
}

export const isFolder = (mnt: MountNamespace, path: string): boolean => {
  try {
    return lookup(mnt, path).inode?.type === 'directory';
  } catch (error) {
    if (error instanceof Errno) return false;
    throw error;
  }
};
