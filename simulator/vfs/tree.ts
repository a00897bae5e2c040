import { Errno } from '../kernel/errno';
import { Inode, type InodeFields, type Owner } from './inode';

/** Path inside one file system: names from its root, no `.`, no `..`, no symlinks followed. */
export type Parts = readonly string[];

/** What a mount shows. procfs is one that generates its inodes. */
export interface Filesystem {
  readonly type: string;
  readonly device: number;
  lookup(parts: Parts, viewer?: number): Inode | undefined;
  /** The inode, ready to be changed (copied up from a lower layer if need be). EROFS, ENOENT. */
  own(parts: Parts): Inode;
  attach(parts: Parts, inode: Inode): void;
  detach(parts: Parts): void;
  create(parts: Parts, fields: InodeFields): Inode;
}

let lastDevice = 40;

/** An immutable file tree: an image, or what a build step left. */
export interface Snapshot {
  readonly root: Inode;
}

/** A mutable file tree over an immutable one, with structural sharing: the upper and lower of an overlay at once. */
export class Tree implements Filesystem {
  readonly type: string;
  readonly device = ++lastDevice;
  #owner: Owner = Symbol('tree');
  #root: Inode;
  /** Grows with every change, or chance of one. */
  version = 0;

  constructor(base?: Snapshot, type = 'overlay') {
    this.type = type;
    this.#root = base?.root ?? new Inode({ type: 'directory', mode: 0o755 }, this.#owner);
  }

  get root(): Inode {
    return this.#root;
  }

  lookup(parts: Parts): Inode | undefined {
    let at: Inode | undefined = this.#root;
    for (const name of parts) at = at?.entries?.get(name);
    return at;
  }

  own(parts: Parts): Inode {
    this.version += 1;
    if (this.#root.owner !== this.#owner) this.#root = this.#root.copyFor(this.#owner);
    let at = this.#root;
    for (const name of parts) {
      const child = at.entries?.get(name);
      if (!child) throw new Errno('ENOENT');
      if (child.owner === this.#owner) at = child;
      else {
        const copy = child.copyFor(this.#owner);
        at.entries?.set(name, copy);
        at = copy;
      }
    }
    return at;
  }

  attach(parts: Parts, inode: Inode): void {
    const parent = this.own(parts.slice(0, -1));
    parent.entries?.set(parts.at(-1) ?? '', inode);
    parent.notify();
  }

  detach(parts: Parts): void {
    const parent = this.own(parts.slice(0, -1));
    parent.entries?.delete(parts.at(-1) ?? '');
    parent.notify();
  }

  create(parts: Parts, fields: InodeFields): Inode {
    const inode = new Inode(fields, this.#owner);
    this.attach(parts, inode);
    return inode;
  }

  /** The tree as it is now. Later changes, also through open files, do not show in it. */
  snapshot(): Snapshot {
    const frozen: Owner = Symbol('snapshot');
    const freeze = (inode: Inode): Inode => {
      if (inode.owner !== this.#owner) return inode;
      const copy = inode.copyFor(frozen);
      for (const [name, child] of inode.entries ?? []) copy.entries?.set(name, freeze(child));
      return copy;
    };
    return { root: freeze(this.#root) };
  }
}
