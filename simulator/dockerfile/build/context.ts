import { asErrno } from '../../kernel/errno';
import type { Stat, Syscalls } from '../../kernel/syscalls';
import { type Snapshot, Tree } from '../../vfs/tree';
import { Dockerignore } from '../dockerignore';
import { SolveError } from './solve-error';

export interface BuildContext {
  readonly snapshot: Snapshot;
  /** Bytes of the files in it. */
  readonly size: number;
}

/** Reads the folder the client sends, without what .dockerignore leaves out. */
export function readContext(sys: Syscalls, folder: string, ignoreText: string | undefined): BuildContext {
  const ignore = Dockerignore.read(ignoreText ?? '');
  if ('error' in ignore) throw new SolveError(ignore.error);
  const tree = new Tree();
  let size = 0;
  const walk = (parts: readonly string[]): void => {
    for (const { name } of sys.readdir([folder, ...parts].join('/'))) {
      const path = [...parts, name];
      const source = [folder, ...path].join('/');
      const stat = sys.lstat(source);
      const ignored = ignore.ignores(path.join('/'));
      if (stat.type === 'directory') {
        tree.create(path, { ...meta(stat), type: 'directory' });
        walk(path);
        if (ignored && !tree.lookup(path)?.entries?.size) tree.detach(path);
      } else if (!ignored) size += plant(sys, tree, path, source, stat);
    }
  };
  walk([]);
  return { snapshot: tree.snapshot(), size };
}

/** Owners do not travel: everything belongs to root. */
const meta = ({ mode, mtime }: Stat) => ({ mode, mtime, uid: 0, gid: 0 });

function plant(sys: Syscalls, tree: Tree, path: readonly string[], source: string, stat: Stat): number {
  try {
    if (stat.type === 'symlink') tree.create(path, { ...meta(stat), type: 'symlink', target: sys.readlink(source) });
    else if (stat.type === 'file') {
      const data = sys.readFile(source);
      tree.create(path, { ...meta(stat), type: 'file', data, ...(data.length !== stat.size && { size: stat.size }) });
    } else return 0;
  } catch (error) {
    const { code } = asErrno(error);
    throw new SolveError(
      `error from sender: open ${source}: ${code === 'EACCES' ? 'permission denied' : 'no such file or directory'}`,
    );
  }
  return stat.size;
}
