import type { Snapshot } from '../../vfs/tree';
import { split } from '../../vfs/path';

/** A row of passwd(5) or group(5): its name, its number, and for a user the group and home. */
function rows(snapshot: Snapshot, file: string): string[][] {
  let at: Snapshot['root'] | undefined = snapshot.root;
  for (const name of split(file)) at = at?.entries?.get(name);
  return (at?.data ?? '').split('\n').map((line) => line.split(':'));
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly home: string;
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

/** USER's `name[:group]` in an image; a text of runc's when there is no such user or group. */
export function findAccount(snapshot: Snapshot, user: string): Account | { readonly error: string } {
  const [name = '', group] = (user || '0').split(':');
  const row = rows(snapshot, 'etc/passwd').find((r) => r[0] === name || (isNumber(name) && r[2] === name));
  if (!row && !isNumber(name)) return { error: `unable to find user ${name}: no matching entries in passwd file` };
  const uid = Number(row?.[2] ?? name);
  const groups = rows(snapshot, 'etc/group');
  const supplementary = groups.filter((g) => (g[3] ?? '').split(',').includes(row?.[0] ?? '\0')).map((g) => Number(g[2]));
  let gid = Number(row?.[3] ?? 0);
  if (group) {
    const named = groups.find((g) => g[0] === group || g[2] === group);
    if (!named && !isNumber(group)) return { error: `unable to find group ${group}: no matching entries in group file` };
    gid = Number(named?.[2] ?? group);
  }
  return { uid, gid, groups: group ? [gid] : [gid, ...supplementary.filter((g) => g !== gid)], home: row?.[5] || '/' };
}

/** --chown's `user:group`; names that are not in the image count as 0, as BuildKit has it. */
export function findOwner(snapshot: Snapshot, chown: string): { readonly uid: number; readonly gid: number } {
  const [user = '', group] = chown.split(':');
  const account = findAccount(snapshot, user);
  const uid = 'error' in account ? 0 : account.uid;
  if (group === undefined) return { uid, gid: isNumber(user) ? uid : 'error' in account ? 0 : account.gid };
  const row = rows(snapshot, 'etc/group').find((g) => g[0] === group || g[2] === group);
  return { uid, gid: Number(row?.[2] ?? (isNumber(group) ? group : 0)) };
}
