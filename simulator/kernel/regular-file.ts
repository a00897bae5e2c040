import type { Bytes } from '../bytes';
import type { Inode } from '../vfs/inode';
import type { Filesystem, Parts } from '../vfs/tree';
import { Errno } from './errno';
import { OpenFile, statOf } from './open-file';
import type { Stat } from './syscalls';

/** Bytes one file may have: the simulated disk is not larger. */
const DISK = 2 ** 27;

export interface RegularFileOptions {
  readonly read: boolean;
  readonly write: boolean;
  readonly append: boolean;
  readonly now: () => number;
}

/** A file or folder of a file system, opened. */
export class RegularFile extends OpenFile {
  #inode: Inode;
  readonly #fs: Filesystem;
  readonly #parts: Parts;
  readonly #options: RegularFileOptions;
  readonly #generated: Bytes | undefined;
  #offset = 0;

  constructor(path: string, fs: Filesystem, parts: Parts, inode: Inode, options: RegularFileOptions) {
    super(path);
    this.#fs = fs;
    this.#parts = parts;
    this.#inode = inode;
    this.#options = options;
    this.#generated = inode.generate?.();
  }

  get inode(): Inode {
    return this.#inode;
  }

  read(length: number): Bytes {
    if (!this.#options.read) throw new Errno('EBADF');
    if (this.#inode.type === 'directory') throw new Errno('EISDIR');
    const data = (this.#generated ?? this.#inode.data).slice(this.#offset, this.#offset + length);
    this.#offset += data.length;
    return data;
  }

  /** Where the next write begins. */
  get writesAt(): number {
    return this.#options.append ? this.#inode.data.length : this.#offset;
  }

  write(data: Bytes): number {
    if (!this.#options.write) throw new Errno('EBADF');
    const inode = this.#writable();
    const old = inode.data;
    if (this.#options.append) this.#offset = old.length;
    if (this.#offset + data.length > DISK) throw new Errno('ENOSPC');
    if (this.#offset > old.length) inode.data = old + '\0'.repeat(this.#offset - old.length) + data;
    else
      inode.data =
        this.#offset === old.length
          ? old + data
          : old.slice(0, this.#offset) + data + old.slice(this.#offset + data.length);
    this.#offset += data.length;
    this.#touch(inode);
    return data.length;
  }

  truncate(size: number): void {
    const inode = this.#writable();
    inode.data = inode.data.slice(0, size).padEnd(size, '\0');
    this.#touch(inode);
  }

  seek(offset: number, from: 'start' | 'current' | 'end'): number {
    const base =
      from === 'start' ? 0 : from === 'current' ? this.#offset : (this.#generated ?? this.#inode.data).length;
    if (base + offset < 0) throw new Errno('EINVAL');
    this.#offset = base + offset;
    return this.#offset;
  }

  stat(): Stat {
    return statOf(this.#inode, this.#fs.device);
  }

  /** The inode is copied up when a lower layer's is changed, and stays usable after it was unlinked. */
  #writable(): Inode {
    if (this.#fs.lookup(this.#parts)?.ino === this.#inode.ino) this.#inode = this.#fs.own(this.#parts);
    return this.#inode;
  }

  #touch(inode: Inode): void {
    inode.declaredSize = undefined;
    inode.mtime = this.#options.now();
    inode.notify();
  }
}
