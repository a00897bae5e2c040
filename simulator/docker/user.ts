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
  const member = ([, , , names]: readonly string[]) => names && entry?.[0] && names.split(',').includes(entry[0]);
  const others = groupName === '' ? group.filter(member).map((row) => Number(row[2])) : [];
  const added = groupAdd.map((wanted) => findGroup(group, wanted));
  const groups = [...new Set([gid, ...others, ...added])].sort((a, b) => a - b);
  return { uid, gid, groups, home: entry?.[5] || '/' };
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

function findGroup(rows: Rows, text: string): number {
  const row = rows.find((candidate) => candidate[0] === text) ?? rows.find((candidate) => candidate[2] === text);
  if (row) return Number(row[2]);
  if (isNumber(text)) return Number(text);
  throw new DaemonError(`unable to find group ${text}: no matching entries in group file`);
}

type Rows = readonly (readonly string[])[];

function rows(mnt: MountNamespace, path: string): Rows {
  try {
    return parse(path, lookup(mnt, path).inode?.data ?? '');
  } catch (error) {
    if (error instanceof Errno) return [];
    throw error;
  }
}

/** The last text of each path and its rows: a container that restarts has the files it had. */
const parsed = new Map<string, { readonly text: string; readonly rows: Rows }>();

function parse(path: string, text: string): Rows {
  const last = parsed.get(path);
  if (last?.text === text) return last.rows;
  const lines = text.split('\n').filter(Boolean);
  const rows = lines.map((line) => line.split(':'));
  parsed.set(path, { text, rows });
  return rows;
}
