import { split } from '../vfs/path';
import { plantFile } from '../vfs/plant';
import type { Tree } from '../vfs/tree';

export interface AccountRow {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
  readonly gecos: string;
}

function append(tree: Tree, path: string, line: string, mtime: number): void {
  const there = tree.lookup(split(path));
  plantFile(tree, path, `${there?.data ?? ''}${line}\n`, { mtime, mode: there?.mode ?? 0o644, gid: there?.gid ?? 0 });
}

/** What groupadd and useradd leave in /etc. */
export function plantAccount(tree: Tree, { name, uid, gid, home, shell, gecos }: AccountRow, mtime: number): void {
  append(tree, 'etc/passwd', `${name}:x:${uid}:${gid}:${gecos}:${home}:${shell}`, mtime);
  append(tree, 'etc/group', `${name}:x:${gid}:`, mtime);
  append(tree, 'etc/shadow', `${name}:!:20781:0:99999:7:::`, mtime);
}
