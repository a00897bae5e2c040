import type { Inode } from '../vfs/inode';
import { split } from '../vfs/path';
import type { Filesystem, Parts } from '../vfs/tree';
import { Errno } from './errno';

export interface Mount {
  /** Canonical absolute path in the namespace. */
  readonly target: string;
  readonly fs: Filesystem;
  /** Where in the file system the mount starts (a bind mount's source). */
  readonly base: Parts;
  readonly readonly: boolean;
  readonly source: string;
  /** As /proc/mounts shows them, without ro and rw. */
  readonly options?: string;
}

/** Where a path leads: a place in a file system, with or without a file there. */
export interface Place {
  readonly mount: Mount;
  readonly parts: Parts;
  readonly inode: Inode | undefined;
  /** Canonical absolute path in the namespace. */
  readonly path: string;
}

export interface Walk {
  readonly cwd: string;
  /** Follow a symlink in the last place. */
  readonly follow?: boolean;
  /** The walker's number in its PID namespace: /proc/self. */
  readonly viewer?: number;
  /** May the walker pass this folder? */
  readonly enter: (folder: Inode) => boolean;
}

const MAX_LINKS = 40;
const join = (path: string, name: string): string => (path === '/' ? `/${name}` : `${path}/${name}`);

/** mount_namespaces(7) */
export class MountNamespace {
  readonly #mounts = new Map<string, Mount>();

  constructor(mounts: readonly Mount[]) {
    for (const mount of mounts) this.add(mount);
  }

  add(mount: Mount): void {
    this.#mounts.set(mount.target, mount);
  }

  remove(target: string): void {
    this.#mounts.delete(target);
  }

  list(): readonly Mount[] {
    return [...this.#mounts.values()];
  }

  /** Walks a path; every folder on the way must exist. ENOENT, ENOTDIR, EACCES, ELOOP. */
  resolve(path: string, walk: Walk): Place {
    if (path === '') throw new Errno('ENOENT');
    let at = this.#root(walk);
    let pending = split(path.startsWith('/') ? path : join(walk.cwd, path)).reverse();
    let links = 0;
    while (pending.length > 0) {
      const name = pending.pop() ?? '';
      if (!at.inode) throw new Errno('ENOENT');
      if (at.inode.type !== 'directory') throw new Errno('ENOTDIR');
      if (!walk.enter(at.inode)) throw new Errno('EACCES');
      if (name === '..') {
        at = this.#locate(at.path.slice(0, Math.max(at.path.lastIndexOf('/'), 0)) || '/', walk);
        continue;
      }
      if (name.length > 255) throw new Errno('ENAMETOOLONG');
      const next = this.#child(at, name, walk);
      const target = next.inode?.type === 'symlink' && !next.inode.magic ? next.inode.target : undefined;
      if (target === undefined || (pending.length === 0 && walk.follow === false)) {
        at = next;
        continue;
      }
      links += 1;
      if (links > MAX_LINKS) throw new Errno('ELOOP');
      if (target.startsWith('/')) at = this.#root(walk);
      pending = [...pending, ...split(target).reverse()];
    }
    if (path.endsWith('/') && at.inode && at.inode.type !== 'directory' && at.inode.type !== 'symlink')
      throw new Errno('ENOTDIR');
    return at;
  }

  #root(walk: Walk): Place {
    return this.#locate('/', walk);
  }

  #child(at: Place, name: string, walk: Walk): Place {
    const path = join(at.path, name);
    const mount = this.#mounts.get(path);
    if (mount) return { mount, parts: mount.base, inode: mount.fs.lookup(mount.base, walk.viewer), path };
    const parts = [...at.parts, name];
    const inode = at.mount.fs.type === 'proc' ? at.mount.fs.lookup(parts, walk.viewer) : at.inode?.entries?.get(name);
    return { mount: at.mount, parts, inode, path };
  }

  /** A canonical path, without walking it. */
  #locate(path: string, walk: Walk): Place {
    let target = path;
    let mount = this.#mounts.get(target);
    while (!mount && target !== '/') {
      target = target.slice(0, Math.max(target.lastIndexOf('/'), 0)) || '/';
      mount = this.#mounts.get(target);
    }
    if (!mount) throw new Errno('ENOENT');
    const parts = [...mount.base, ...split(path.slice(target.length))];
    return { mount, parts, inode: mount.fs.lookup(parts, walk.viewer), path };
  }
}
