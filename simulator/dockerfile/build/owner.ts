import { DaemonError } from '../../docker/daemon-error';
import { findUser } from '../../docker/user';
import { MountNamespace } from '../../kernel/mount';
import type { Tree } from '../../vfs/tree';

/** `user[:group]` of --chown and USER as numbers of this image; names it does not know count as 0, as BuildKit has it. */
export function findOwner(tree: Tree, text: string): { readonly uid: number; readonly gid: number } {
  const mnt = new MountNamespace([{ target: '/', fs: tree, base: [], readonly: true, source: 'overlay' }]);
  const [user = '', group] = text.split(':');
  const found = find(mnt, user);
  if (group === undefined) return { uid: found.uid, gid: /^\d+$/.test(user) ? found.uid : found.gid };
  return { uid: found.uid, gid: find(mnt, `0:${group}`).gid };
}

function find(mnt: MountNamespace, text: string): { readonly uid: number; readonly gid: number } {
  try {
    return findUser(mnt, text);
  } catch (error) {
    if (error instanceof DaemonError) return { uid: 0, gid: 0 };
    throw error;
  }
}
