import { decodeUtf8, utf8 } from './bytes';
import { type Host, WORK } from './host';
import type { Kernel } from './kernel/kernel';
import type { HostFiles } from './machine';
import type { Inode } from './vfs/inode';
import { normalize, split } from './vfs/path';
import { plantFile } from './vfs/plant';

const mark = (inode: Inode): string => `${inode.ino}:${inode.mtime}:${inode.size}`;

/** The host's files as the editor sees them. `check` tells listeners what changed since the last call. */
export function hostFiles(kernel: Kernel, host: Host): HostFiles & { check(): void } {
  const listeners = new Set<(path: string) => void>();
  const parts = (path: string) => split(normalize(path, WORK));
  let seen = new Map<string, string>();
  let version = -1;
  const scan = (): Map<string, string> => {
    const found = new Map<string, string>();
    const walk = (inode: Inode, prefix: string) => {
      for (const [name, child] of inode.entries ?? []) {
        if (child.type === 'directory') walk(child, `${prefix}${name}/`);
        else found.set(prefix + name, mark(child));
      }
    };
    const root = host.tree.lookup(split(WORK));
    if (root) walk(root, '');
    return found;
  };
  return {
    read(path) {
      const inode = host.tree.lookup(parts(path));
      return inode?.type === 'file' ? decodeUtf8(inode.data) : undefined;
    },
    write(path, text) {
      kernel.settle();
      const data = utf8(text);
      const there = host.tree.lookup(parts(path));
      if (there?.type === 'file') {
        const inode = host.tree.own(parts(path));
        inode.data = data;
        inode.mtime = kernel.clock.now;
        inode.notify();
      } else
        plantFile(host.tree, normalize(path, WORK), data, {
          mode: text.startsWith('#!') ? 0o755 : 0o644,
          mtime: kernel.clock.now,
        });
      seen = scan();
      version = host.tree.version;
    },
    remove(path) {
      kernel.settle();
      if (host.tree.lookup(parts(path))) host.tree.detach(parts(path));
      seen = scan();
    },
    list(folder = '') {
      const prefix = folder ? `${normalize(folder, WORK).slice(WORK.length + 1)}/` : '';
      return [...scan().keys()].filter((path) => path.startsWith(prefix)).sort();
    },
    watch(listener) {
      if (listeners.size === 0) seen = scan();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check() {
      if (listeners.size === 0 || host.tree.version === version) return;
      version = host.tree.version;
      const now = scan();
      const changed = [...new Set([...now.keys(), ...seen.keys()])].filter((path) => now.get(path) !== seen.get(path));
      seen = now;
      for (const path of changed) for (const listener of listeners) listener(path);
    },
  };
}
