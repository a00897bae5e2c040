import type { Bytes } from '../bytes';
import type { Inode } from '../vfs/inode';
import type { OutputKind, Stat } from './syscalls';
import type { Tty } from './tty';
import { WaitQueue } from './wait-queue';

/** An open file description: what dup and fork share. */
export abstract class OpenFile {
  refs = 0;
  /** As /proc/PID/fd shows it. */
  readonly path: string;
  readonly nonblock: boolean = false;
  readonly readers: WaitQueue = new WaitQueue();
  readonly writers: WaitQueue = new WaitQueue();
  /** The terminal behind it. */
  readonly tty: Tty | undefined = undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Up to `length` bytes; '' at the end; null when the reader has to wait. */
  abstract read(length: number): Bytes | null;
  /** How many bytes were taken; 0 when the writer has to wait. Throws EPIPE. */
  abstract write(data: Bytes, kind?: OutputKind): number;
  abstract stat(): Stat;

  readReady(): boolean {
    return true;
  }

  writeReady(): boolean {
    return true;
  }

  /** The last reference is gone. */
  release(): void {}

  retain(): this {
    this.refs += 1;
    return this;
  }

  drop(): void {
    this.refs -= 1;
    if (this.refs === 0) this.release();
  }
}

export function statOf(inode: Inode, device: number): Stat {
  return {
    type: inode.type,
    mode: inode.mode,
    uid: inode.uid,
    gid: inode.gid,
    size: inode.size,
    mtime: inode.mtime,
    ino: inode.ino,
    dev: device,
    nlink: inode.type === 'directory' ? directoryLinks(inode) : inode.nlink,
    ...(inode.rdev && { rdev: inode.rdev }),
  };
}

function directoryLinks(folder: Inode): number {
  let links = 2;
  for (const child of folder.entries?.values() ?? []) if (child.type === 'directory') links += 1;
  return links;
}

let lastAnonymous = 20000;

/** stat of what has no inode in a tree: pipes, sockets. */
export function anonymousStat(type: Stat['type'], mode = 0o600): Stat {
  return { type, mode, uid: 0, gid: 0, size: 0, mtime: 0, ino: lastAnonymous, dev: 13, nlink: 1 };
}

export const nextAnonymousInode = (): number => ++lastAnonymous;
