import type { Bytes } from '../bytes';
import { Inode, type InodeFields } from '../vfs/inode';
import type { Filesystem, Parts } from '../vfs/tree';
import { Errno } from './errno';
import type { Kernel } from './kernel';
import type { PidNamespace } from './pid-namespace';
import type { Proc } from './proc';
import { processFiles } from './procfs-process';
import { systemFiles } from './procfs-system';

/** A file (its text made when it is opened), a symlink, or a folder. */
export type ProcEntry =
  | { readonly text: () => Bytes; readonly mode?: number }
  | { readonly target: string; readonly magic?: unknown }
  | { readonly entries: () => ReadonlyMap<string, ProcEntry>; readonly mode?: number };

const owner = Symbol('proc');

/** proc(5): /proc of one PID namespace. */
export class ProcFs implements Filesystem {
  readonly type = 'proc';
  readonly device = 22;
  readonly #kernel: Kernel;
  readonly #namespace: PidNamespace;

  constructor(kernel: Kernel, namespace: PidNamespace) {
    this.#kernel = kernel;
    this.#namespace = namespace;
  }

  lookup(parts: Parts, viewer?: number): Inode | undefined {
    let entry: ProcEntry | undefined = { entries: () => this.#top(viewer), mode: 0o555 };
    for (const name of parts) entry = entry && 'entries' in entry ? entry.entries().get(name) : undefined;
    return entry && this.#inode(entry, parts);
  }

  own(): Inode {
    throw new Errno('EPERM');
  }

  attach(): void {
    throw new Errno('ENOENT');
  }

  detach(): void {
    throw new Errno('EPERM');
  }

  create(): Inode {
    throw new Errno('ENOENT');
  }

  #top(viewer: number | undefined): ReadonlyMap<string, ProcEntry> {
    const entries = new Map<string, ProcEntry>(systemFiles(this.#kernel, this.#namespace));
    if (viewer) {
      entries.set('self', { target: String(viewer) });
      entries.set('thread-self', { target: `${viewer}/task/${viewer}` });
    }
    for (const [pid, proc] of this.#namespace.procs) entries.set(String(pid), this.#process(proc));
    return entries;
  }

  #process(proc: Proc): ProcEntry {
    return { entries: () => processFiles(this.#kernel, proc, this.#namespace), mode: 0o555 };
  }

  #inode(entry: ProcEntry, parts: Parts): Inode {
    const proc = this.#namespace.procs.get(Number(parts[0]));
    const meta = { uid: proc?.uid ?? 0, gid: proc?.gid ?? 0, mtime: this.#kernel.clock.now };
    const fields: InodeFields =
      'text' in entry
        ? { type: 'file', mode: entry.mode ?? 0o444, size: 0, generate: entry.text, ...meta }
        : 'target' in entry
          ? { type: 'symlink', mode: 0o777, target: entry.target, ...meta }
          : { type: 'directory', mode: entry.mode ?? 0o555, ...meta };
    const inode = new Inode(fields, owner, inodeNumber(parts));
    if ('magic' in entry) inode.magic = entry.magic;
    if ('entries' in entry)
      for (const [name, child] of entry.entries())
        inode.entries?.set(
          name,
          new Inode(
            { type: 'text' in child ? 'file' : 'target' in child ? 'symlink' : 'directory', mode: 0o444 },
            owner,
            1,
          ),
        );
    return inode;
  }
}

/** Stable while the path is. */
function inodeNumber(parts: Parts): number {
  let hash = 4026531840;
  for (const char of parts.join('/')) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  return hash;
}
