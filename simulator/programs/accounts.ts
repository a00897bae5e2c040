import type { Bytes } from '../bytes';
import type { Syscalls } from '../kernel/syscalls';

export interface Account {
  readonly name: Bytes;
  readonly uid: number;
  readonly gid: number;
  readonly home: Bytes;
  readonly shell: Bytes;
}
export interface Group {
  readonly name: Bytes;
  readonly gid: number;
  readonly members: readonly Bytes[];
}

function rows(sys: Syscalls, path: string): string[][] {
  try {
    return sys
      .readFile(path)
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(':'));
  } catch {
    return [];
  }
}

/** passwd(5) */
export const accounts = (sys: Syscalls): Account[] =>
  rows(sys, '/etc/passwd').map(([name = '', , uid, gid, , home = '/', shell = '/bin/sh']) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    home,
    shell,
  }));

/** group(5) */
export const groups = (sys: Syscalls): Group[] =>
  rows(sys, '/etc/group').map(([name = '', , gid, members = '']) => ({
    name,
    gid: Number(gid),
    members: members.split(',').filter(Boolean),
  }));

/** The name, or undefined for a number nobody has. */
export const userName = (sys: Syscalls, uid: number): Bytes | undefined =>
  accounts(sys).find((a) => a.uid === uid)?.name;
export const groupName = (sys: Syscalls, gid: number): Bytes | undefined =>
  groups(sys).find((g) => g.gid === gid)?.name;

/** A name, or a number as it stands. */
export const userId = (sys: Syscalls, text: Bytes): number | undefined =>
  accounts(sys).find((a) => a.name === text)?.uid ?? (/^\+?\d+$/.test(text) ? Number(text) : undefined);
export const groupId = (sys: Syscalls, text: Bytes): number | undefined =>
  groups(sys).find((g) => g.name === text)?.gid ?? (/^\+?\d+$/.test(text) ? Number(text) : undefined);
