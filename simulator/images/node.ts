import { plantDirectory, plantFile } from '../vfs/plant';
import type { Tree } from '../vfs/tree';
import { plantAccount } from './account';
import { BASH_LOGOUT, SKEL_BASHRC, SKEL_PROFILE } from './etc-files';

export const NODE_ENTRYPOINT = `#!/bin/sh
# A flag, an unknown word or a plain script file is given to node; a command runs as it is.
runs_itself() {
  case "$1" in -*) return 1 ;; esac
  command -v "$1" >/dev/null && { [ ! -f "$1" ] || [ -x "$1" ]; }
}
runs_itself "\${1:-}" || set -- node "$@"
exec "$@"
`;

/** What groupadd and useradd leave: the account `node`, 1000, and its home. */
export function plantNodeUser(tree: Tree, mtime: number): void {
  plantAccount(tree, { name: 'node', uid: 1000, gid: 1000, home: '/home/node', shell: '/bin/bash', gecos: '' }, mtime);
  const own = { mtime, uid: 1000, gid: 1000 };
  plantDirectory(tree, 'home/node', { ...own, mode: 0o700 });
  plantFile(tree, 'home/node/.bashrc', SKEL_BASHRC, own);
  plantFile(tree, 'home/node/.profile', SKEL_PROFILE, own);
  plantFile(tree, 'home/node/.bash_logout', BASH_LOGOUT, own);
}
