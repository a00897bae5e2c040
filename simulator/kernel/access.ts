import type { Inode } from '../vfs/inode';
import { Errno } from './errno';
import type { Place } from './mount';
import type { Proc } from './proc';

const BITS = { r: 4, w: 2, x: 1 } as const;

/** Owner, group and other bits; CAP_DAC_OVERRIDE passes, but executes only what somebody may execute. */
export function permits(proc: Proc, inode: Inode, want: 'r' | 'w' | 'x'): boolean {
  const bit = BITS[want];
  const { capabilities } = proc;
  if (capabilities.has('DAC_OVERRIDE')) return want !== 'x' || inode.type === 'directory' || (inode.mode & 0o111) !== 0;
  const reads = want === 'r' || (want === 'x' && inode.type === 'directory');
  if (reads && capabilities.has('DAC_READ_SEARCH')) return true;
  const shift = inode.uid === proc.uid ? 6 : inode.gid === proc.gid || proc.groups.includes(inode.gid) ? 3 : 0;
  return ((inode.mode >> shift) & bit) !== 0;
}

export function resolve(proc: Proc, path: string, follow = true): Place {
  try {
    return proc.ns.mnt.resolve(path, {
      cwd: proc.cwd,
      follow,
      viewer: proc.pidIn(proc.ns.pid),
      enter: (folder) => permits(proc, folder, 'x'),
    });
  } catch (error) {
    if (error instanceof Errno && error.path === undefined) throw new Errno(error.code, path);
    throw error;
  }
}

/** The path's file, which must exist. */
export function existing(proc: Proc, path: string, follow = true): Place & { readonly inode: Inode } {
  const place = resolve(proc, path, follow);
  if (!place.inode) throw new Errno('ENOENT', path);
  return { ...place, inode: place.inode };
}

/** Where a name may be made, changed or removed: a folder that is there and can be written. */
export function changeable(proc: Proc, path: string, follow = false): Place {
  const place = resolve(proc, path, follow);
  const parent = place.mount.fs.lookup(place.parts.slice(0, -1));
  if (!parent) throw new Errno('ENOENT', path);
  if (parent.type !== 'directory') throw new Errno('ENOTDIR', path);
  if (place.mount.readonly) throw new Errno('EROFS', path);
  if (place.path === place.mount.target) throw new Errno('EBUSY', path);
  if (!permits(proc, parent, 'w') || !permits(proc, parent, 'x')) throw new Errno('EACCES', path);
  return place;
}

/** Sticky folders: only the file's or the folder's owner removes. */
export function removable(proc: Proc, path: string): Place & { readonly inode: Inode } {
  const there = resolve(proc, path, false);
  if (!there.inode) throw new Errno('ENOENT', path);
  const place = changeable(proc, path);
  const parent = place.mount.fs.lookup(place.parts.slice(0, -1));
  const sticky = ((parent?.mode ?? 0) & 0o1000) !== 0;
  if (sticky && !proc.capabilities.has('FOWNER') && proc.uid !== there.inode.uid && proc.uid !== parent?.uid)
    throw new Errno('EPERM', path);
  return { ...place, inode: there.inode };
}
