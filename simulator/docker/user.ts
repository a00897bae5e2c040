import { Errno } from '../kernel/errno';
import type { MountNamespace } from '../kernel/mount';
import type { Credentials } from '../kernel/syscalls';
import { DaemonError } from './daemon-error';
import { lookup } from './host-folder';

export interface User extends Credentials {
  readonly home: string;
}

/** `name|uid[:group|gid]` by the container's own /etc/passwd and /etc/group; '' is root. */
export function findUser(mnt: MountNamespace, text: string, groupAdd: readonly string[] = []): User {
  const passwd = rows(mnt, '/etc/passwd');
  const group = rows(mnt, '/etc/group');
  const [name = '', groupName = ''] = text === '' ? ['0'] : text.split(':');
  const entry = passwd.find((row) => row[0] === name) ?? passwd.find((row) => row[2] === name);
  if (!entry && /^-\d+$/.test(name)) throw new DaemonError('uids and gids must be in range 0-2147483647');
  if (!entry && !isNumber(name)) {
    throw new DaemonError(`unable to find user ${name}: no matching entries in passwd file`);
  }
  const uid = entry ? Number(entry[2]) : Number(name);
  const gid = groupName === '' ? Number(entry?.[3] ?? 0) : findGroup(group, groupName);
  const member = (row: readonly string[]) => (row[3] ?? '').split(',').includes(entry?.[0] ?? '\0');
  const others = groupName === '' ? group.filter(member).map((row) => Number(row[2])) : [];
  const added = groupAdd.map((wanted) => findGroup(group, wanted));
  const groups = [...new Set([gid, ...others, ...added])].sort((a, b) => a - b);
  return { uid, gid, groups, home: entry?.[5] || '/' };
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

function findGroup(rows: readonly (readonly string[])[], text: string): number {
  const row = rows.find((candidate) => candidate[0] === text) ?? rows.find((candidate) => candidate[2] === text);
  if (row) return Number(row[2]);
  if (isNumber(text)) return Number(text);
  throw new DaemonError(`unable to find group ${text}: no matching entries in group file`);
}

function rows(mnt: MountNamespace, path: string): string[][] {
  try {
    return (lookup(mnt, path).inode?.data ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(':'));
  } catch (error) {
    if (error instanceof Errno) return [];
    throw error;
  }
}
