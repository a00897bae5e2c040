import type { Inode, InodeFields } from './inode';
import type { Filesystem, Parts } from './tree';
import { Tree } from './tree';

/** A file system that is filled when somebody first looks: most never do. */
export class DeferredTree implements Filesystem {
  readonly type: string;
  readonly #fill: (tree: Tree) => void;
  #tree: Tree | undefined;

  constructor(type: string, fill: (tree: Tree) => void) {
    this.type = type;
    this.#fill = fill;
  }

  get #filled(): Tree {
    if (!this.#tree) {
      this.#tree = new Tree(undefined, this.type);
      this.#fill(this.#tree);
    }
    return this.#tree;
  }

  get device(): number {
    return this.#filled.device;
  }

  lookup(parts: Parts): Inode | undefined {
    return this.#filled.lookup(parts);
  }

  own(parts: Parts): Inode {
    return this.#filled.own(parts);
  }

  attach(parts: Parts, inode: Inode): void {
    this.#filled.attach(parts, inode);
  }

  detach(parts: Parts): void {
    this.#filled.detach(parts);
  }

  create(parts: Parts, fields: InodeFields): Inode {
    return this.#filled.create(parts, fields);
  }
}
