import { toBytes } from '../../bytes';
import type { Inode } from '../../vfs/inode';
import { changeable, existing, permits, removable, resolve } from '../access';
import { Device, deviceName } from '../device';
import { Errno } from '../errno';
import type { Kernel } from '../kernel';
import type { Place } from '../mount';
import { OpenFile, statOf } from '../open-file';
import { fifoEnd, type Proc } from '../proc';
import { RegularFile } from '../regular-file';
import type { OpenFlag, Stat, Syscalls } from '../syscalls';
import { TtyFile } from '../tty';
import { charge } from './charge';

type Calls =
  | 'open'
  | 'stat'
  | 'lstat'
  | 'access'
  | 'readdir'
  | 'readlink'
  | 'realpath'
  | 'mkdir'
  | 'rmdir'
  | 'unlink'
  | 'rename'
  | 'link'
  | 'symlink'
  | 'mkfifo'
  | 'chmod'
  | 'chown'
  | 'utimes'
  | 'truncate'
  | 'chdir'
  | 'getcwd'
  | 'readFile'
  | 'writeFile'
  | 'mounts'
  | 'changes';

export function fileCalls(kernel: Kernel, proc: Proc): Pick<Syscalls, Calls> {
  const now = () => kernel.clock.now;

  const create = (path: string, mode: number): Place & { readonly inode: Inode } => {
    const place = changeable(proc, path, true);
    const inode = place.mount.fs.create(place.parts, {
      type: 'file',
      mode: mode & ~proc.umask,
      uid: proc.uid,
      gid: proc.gid,
      mtime: now(),
    });
    touchParent(place);
    return { ...place, inode };
  };

  const touchParent = (place: Place) => {
    if (place.parts.length > 0) place.mount.fs.own(place.parts.slice(0, -1)).mtime = now();
  };

  const openPlace = (place: Place & { readonly inode: Inode }, flags: ReadonlySet<OpenFlag>): OpenFile => {
    const { inode, mount, parts, path } = place;
    if (inode.magic instanceof OpenFile && !(inode.magic instanceof RegularFile)) return inode.magic;
    if (inode.type === 'character') {
      const name = deviceName(inode.rdev);
      if (name === 'tty') {
        if (!proc.tty) throw new Errno('ENXIO', path);
        return new TtyFile(proc.tty);
      }
      if (name) return new Device(name, kernel.random);
      const tty = inode.rdev?.[0] === 136 ? kernel.ttys.get(inode.rdev[1]) : undefined;
      if (!tty) throw new Errno('ENXIO', path);
      return new TtyFile(tty);
    }
    if (inode.type === 'fifo') {
      const { end, channel } = fifoEnd(inode.endpoint, path, { reads: flags.has('read'), writes: flags.has('write') });
      inode.endpoint = channel;
      return end;
    }
    if (inode.type === 'socket') throw new Errno('ENXIO', path);
    const writes = flags.has('write') || flags.has('append');
    return new RegularFile(path, mount.fs, parts, inode, {
      read: flags.has('read'),
      write: writes,
      append: flags.has('append'),
      now,
    });
  };

  const open = (path: string, list: readonly OpenFlag[], mode: number): OpenFile => {
    charge(proc, 0.004);
    const flags = new Set(list);
    const writes = flags.has('write') || flags.has('append');
    const place = resolve(proc, path, !flags.has('nofollow'));
    if (!place.inode) {
      if (!flags.has('create')) throw new Errno('ENOENT', path);
      if (path.endsWith('/')) throw new Errno('EISDIR', path);
      return openPlace(create(path, mode), flags);
    }
    const there = { ...place, inode: place.inode };
    const { inode } = there;
    if (flags.has('create') && flags.has('exclusive')) throw new Errno('EEXIST', path);
    if (inode.type === 'symlink' && !inode.magic) throw new Errno('ELOOP', path);
    if (inode.type === 'directory' && writes) throw new Errno('EISDIR', path);
    if (flags.has('directory') && inode.type !== 'directory') throw new Errno('ENOTDIR', path);
    if (!inode.magic && ((writes && !permits(proc, inode, 'w')) || (flags.has('read') && !permits(proc, inode, 'r'))))
      throw new Errno('EACCES', path);
    if (writes && place.mount.readonly && inode.type === 'file') throw new Errno('EROFS', path);
    const file = openPlace(there, flags);
    if (writes && flags.has('truncate') && file instanceof RegularFile) file.truncate(0);
    return file;
  };

  const statAt = (path: string, follow: boolean): Stat => {
    charge(proc);
    const place = existing(proc, path, follow);
    if (follow && place.inode.magic instanceof OpenFile) return place.inode.magic.stat();
    return statOf(place.inode, place.mount.fs.device);
  };

  const owned = (path: string, follow = true): Inode => {
    charge(proc);
    const place = existing(proc, path, follow);
    if (place.mount.readonly) throw new Errno('EROFS', path);
    return place.mount.fs.own(place.parts);
  };

  const ownable = (path: string, follow = true): Inode => {
    const inode = owned(path, follow);
    if (!proc.capabilities.has('FOWNER') && proc.uid !== inode.uid) throw new Errno('EPERM', path);
    return inode;
  };

  return {
    open: (path, flags, mode = 0o666) => proc.install(open(path, flags, mode), flags.includes('cloexec')),
    stat: (path) => statAt(path, true),
    lstat: (path) => statAt(path, false),

    access(path, want) {
      charge(proc);
      try {
        const place = existing(proc, path);
        if (want.includes('w') && place.mount.readonly) return false;
        return [...want].every((bit) => permits(proc, place.inode, bit as 'r' | 'w' | 'x'));
      } catch (error) {
        if (error instanceof Errno) return false;
        throw error;
      }
    },

    readdir(path) {
      charge(proc, 0.01);
      const place = existing(proc, path);
      if (place.inode.type !== 'directory') throw new Errno('ENOTDIR', path);
      if (!permits(proc, place.inode, 'r')) throw new Errno('EACCES', path);
      return [...(place.inode.entries ?? [])].map(([name, inode]) => ({ name, type: inode.type, ino: inode.ino }));
    },

    readlink(path) {
      charge(proc);
      const { inode } = existing(proc, path, false);
      if (inode.type !== 'symlink') throw new Errno('EINVAL', path);
      return inode.target ?? '';
    },

    realpath(path) {
      charge(proc);
      return existing(proc, path).path;
    },

    mkdir(path, mode = 0o777) {
      charge(proc);
      const name = path.replace(/(.)\/+$/, '$1');
      if (resolve(proc, name, false).inode) throw new Errno('EEXIST', path);
      const place = changeable(proc, name);
      place.mount.fs.create(place.parts, {
        type: 'directory',
        mode: mode & ~proc.umask,
        uid: proc.uid,
        gid: proc.gid,
        mtime: now(),
      });
      touchParent(place);
    },

    rmdir(path) {
      charge(proc);
      const place = removable(proc, path);
      if (place.inode.type !== 'directory') throw new Errno('ENOTDIR', path);
      if (place.inode.entries?.size) throw new Errno('ENOTEMPTY', path);
      place.mount.fs.detach(place.parts);
      touchParent(place);
    },

    unlink(path) {
      charge(proc);
      const place = removable(proc, path);
      if (place.inode.type === 'directory') throw new Errno('EISDIR', path);
      place.mount.fs.own(place.parts).nlink -= 1;
      place.mount.fs.detach(place.parts);
      place.inode.notify();
      touchParent(place);
    },

    rename(from, to) {
      charge(proc);
      const source = removable(proc, from);
      const target = changeable(proc, to.replace(/(.)\/+$/, '$1'));
      if (source.mount.fs !== target.mount.fs) throw new Errno('EXDEV', from);
      if (target.path.startsWith(`${source.path}/`)) throw new Errno('EINVAL', from);
      if (target.inode === source.inode) return;
      if (target.inode?.type === 'directory') {
        if (source.inode.type !== 'directory') throw new Errno('EISDIR', to);
        if (target.inode.entries?.size) throw new Errno('ENOTEMPTY', to);
      } else if (target.inode && source.inode.type === 'directory') throw new Errno('ENOTDIR', to);
      const inode = source.mount.fs.own(source.parts);
      source.mount.fs.detach(source.parts);
      target.mount.fs.attach(target.parts, inode);
      touchParent(source);
      touchParent(target);
      target.inode?.notify();
    },

    link(from, to) {
      charge(proc);
      const source = existing(proc, from, false);
      const target = changeable(proc, to);
      if (target.inode) throw new Errno('EEXIST', to);
      if (source.inode.type === 'directory') throw new Errno('EPERM', from);
      if (source.mount.fs !== target.mount.fs) throw new Errno('EXDEV', from);
      const inode = source.mount.fs.own(source.parts);
      inode.nlink += 1;
      target.mount.fs.attach(target.parts, inode);
      touchParent(target);
    },

    symlink(target, path) {
      charge(proc);
      const place = changeable(proc, path);
      if (place.inode) throw new Errno('EEXIST', path);
      place.mount.fs.create(place.parts, {
        type: 'symlink',
        mode: 0o777,
        uid: proc.uid,
        gid: proc.gid,
        mtime: now(),
        target,
      });
      touchParent(place);
    },

    mkfifo(path, mode = 0o666) {
      charge(proc);
      const place = changeable(proc, path);
      if (place.inode) throw new Errno('EEXIST', path);
      place.mount.fs.create(place.parts, {
        type: 'fifo',
        mode: mode & ~proc.umask,
        uid: proc.uid,
        gid: proc.gid,
        mtime: now(),
      });
      touchParent(place);
    },

    chmod(path, mode) {
      ownable(path).mode = mode & 0o7777;
    },

    chown(path, uid, gid, options = {}) {
      const inode = owned(path, !options.nofollow);
      if (
        !proc.capabilities.has('CHOWN') &&
        (uid !== inode.uid ||
          proc.uid !== inode.uid ||
          (gid !== inode.gid && gid !== proc.gid && !proc.groups.includes(gid)))
      )
        throw new Errno('EPERM', path);
      inode.uid = uid;
      inode.gid = gid;
    },

    utimes(path, mtime) {
      const place = existing(proc, path);
      if (proc.uid !== place.inode.uid && !proc.capabilities.has('FOWNER') && !permits(proc, place.inode, 'w'))
        throw new Errno('EACCES', path);
      owned(path).mtime = mtime;
    },

    truncate(path, size) {
      const file = open(path, ['write'], 0o666);
      if (file instanceof RegularFile) file.truncate(size);
    },

    chdir(path) {
      charge(proc);
      const place = existing(proc, path);
      if (place.inode.type !== 'directory') throw new Errno('ENOTDIR', path);
      if (!permits(proc, place.inode, 'x')) throw new Errno('EACCES', path);
      proc.cwd = place.path;
    },

    getcwd: () => proc.cwd,

    readFile(path) {
      const file = open(path, ['read'], 0);
      if (!(file instanceof RegularFile)) throw new Errno('EINVAL', path);
      const data = file.read(Infinity);
      charge(proc, data.length * 0.000002);
      return data;
    },

    writeFile(path, data, mode = 0o666, size) {
      const file = open(path, ['write', 'create', 'truncate'], mode);
      file.write(toBytes(data));
      if (size !== undefined && file instanceof RegularFile) file.inode.declaredSize = size;
    },

    mounts() {
      return proc.ns.mnt.list().map((mount) => ({
        source: mount.source,
        target: mount.target,
        type: mount.fs.type,
        options: `${mount.readonly ? 'ro' : 'rw'}${mount.options ? `,${mount.options}` : ',relatime'}`,
      }));
    },

    changes(path) {
      return existing(proc, path).inode.changed;
    },
  };
}
