import { digest } from '../../docker/digest';
import type { Inode } from '../../vfs/inode';

const known = new WeakMap<Inode, string>();

/** Digest of a file or folder as COPY's cache sees it: names, modes, owners and contents, no times. */
export function checksum(inode: Inode): string {
  const found = known.get(inode);
  if (found) return found;
  const head = `${inode.type} ${inode.mode} ${inode.uid} ${inode.gid}`;
  const body =
    inode.type === 'directory'
      ? [...(inode.entries ?? [])]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, child]) => `${name} ${checksum(child)}`)
          .join('\n')
      : (inode.target ?? inode.data);
  const sum = digest(`${head}\n${body}`);
  known.set(inode, sum);
  return sum;
}
