import type { Bytes } from '../bytes';
import { packMember } from '../programs/text/tar-format';
import type { Inode } from '../vfs/inode';

/** A folder and what is in it, as a tar archive; names begin with `prefix`. */
export function packTree(root: Inode, prefix = ''): Bytes {
  const parts: Bytes[] = [];
  const visit = (inode: Inode, name: string) => {
    const folder = inode.type === 'directory';
    if (name !== '')
      parts.push(
        packMember({
          name: folder ? `${name}/` : name,
          type: inode.type,
          mode: inode.mode,
          uid: inode.uid,
          gid: inode.gid,
          mtime: inode.mtime,
          target: inode.target ?? '',
          user: '',
          group: '',
          data: inode.type === 'file' ? inode.data : '',
        }),
      );
    const children = [...(inode.entries ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [child, below] of children) visit(below, name === '' ? child : `${name}/${child}`);
  };
  visit(root, prefix);
  return `${parts.join('')}${'\0'.repeat(1024)}`;
}
