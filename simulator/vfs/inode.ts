import type { Bytes } from '../bytes';
import type { FileType } from '../kernel/syscalls';
import { WaitQueue } from '../kernel/wait-queue';

let lastInode = 1;

/** What a tree may change in place; anything another tree made is copied first. */
export type Owner = symbol;

export interface InodeFields {
  readonly type: FileType;
  readonly mode: number;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly mtime?: number | undefined;
  readonly data?: Bytes | undefined;
  /** Declared bytes, for files whose content is abridged (binaries). */
  readonly size?: number | undefined;
  readonly target?: string | undefined;
  readonly rdev?: readonly [number, number] | undefined;
  readonly generate?: (() => Bytes) | undefined;
}

export class Inode {
  readonly type: FileType;
  mode: number;
  uid: number;
  gid: number;
  /** ms since 1970. */
  mtime: number;
  nlink = 1;
  data: Bytes;
  declaredSize: number | undefined;
  readonly target: string | undefined;
  readonly rdev: readonly [number, number] | undefined;
  /** procfs and the like: the content at the moment of opening. */
  readonly generate: (() => Bytes) | undefined;
  /** procfs fd links: opening them opens this description again. */
  magic: unknown;
  readonly entries: Map<string, Inode> | undefined;
  readonly ino: number;
  readonly owner: Owner;
  /** A pipe or a listening socket behind a fifo or socket node. */
  endpoint: unknown;
  #changed: WaitQueue | undefined;

  constructor(fields: InodeFields, owner: Owner, ino = ++lastInode) {
    this.type = fields.type;
    this.mode = fields.mode;
    this.uid = fields.uid ?? 0;
    this.gid = fields.gid ?? 0;
    this.mtime = fields.mtime ?? 0;
    this.data = fields.data ?? '';
    this.declaredSize = fields.size;
    this.target = fields.target;
    this.rdev = fields.rdev;
    this.generate = fields.generate;
    this.entries = fields.type === 'directory' ? new Map() : undefined;
    this.owner = owner;
    this.ino = ino;
  }

  get size(): number {
    if (this.declaredSize !== undefined) return this.declaredSize;
    if (this.type === 'symlink') return this.target?.length ?? 0;
    return this.type === 'directory' ? 4096 : this.data.length;
  }

  get changed(): WaitQueue {
    this.#changed ??= new WaitQueue();
    return this.#changed;
  }

  notify(): void {
    this.#changed?.wake();
  }

  /** The same file as `owner` may change it; a directory's entries stay shared until they are copied themselves. */
  copyFor(owner: Owner): Inode {
    const copy = new Inode(this, owner, this.ino);
    copy.nlink = this.nlink;
    copy.declaredSize = this.declaredSize;
    copy.magic = this.magic;
    copy.endpoint = this.endpoint;
    copy.#changed = this.#changed;
    if (this.entries && copy.entries) for (const [name, inode] of this.entries) copy.entries.set(name, inode);
    return copy;
  }
}
