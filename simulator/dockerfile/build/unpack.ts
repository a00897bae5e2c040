import type { Bytes } from '../../bytes';
import { GZIP, type Member, unpackMembers } from '../../programs/text/tar-format';
import { normalize, split } from '../../vfs/path';
import type { Tree } from '../../vfs/tree';
import { type CopyOptions, destination } from './copy';

/** What is in a tar archive, gzipped or not; undefined for a file that is none. */
export const membersOf = (data: Bytes): readonly Member[] | undefined =>
  unpackMembers(data.startsWith(GZIP) ? data.slice(GZIP.length) : data);

/** ADD of a local archive: its members below the destination, owners as in the archive unless --chown says another. */
export function unpackInto(tree: Tree, data: Bytes, { dest, uid, gid, now }: CopyOptions): void {
  const base = destination(tree, dest);
  for (const member of membersOf(data) ?? []) {
    const parts = [...base, ...split(normalize(member.name))];
    for (let i = 1; i < parts.length; i++) {
      if (!tree.lookup(parts.slice(0, i)))
        tree.create(parts.slice(0, i), { type: 'directory', mode: 0o755, mtime: now });
    }
    if (member.type === 'directory' && tree.lookup(parts)) continue;
    const { type, mode, mtime, target } = member;
    tree.create(parts, {
      type,
      mode,
      mtime,
      uid: uid ?? member.uid,
      gid: gid ?? member.gid,
      data: member.data,
      ...(type === 'symlink' && { target }),
    });
  }
}
