import type { Syscalls } from '../../kernel/syscalls';
import { accounts, groups } from '../accounts';
import { readText } from '../apt/place-package';

// passwd(5), group(5), shadow(5), changed by the tools that may.

export const has = (sys: Syscalls, name: string): boolean => accounts(sys).some((account) => account.name === name);
export const hasGroup = (sys: Syscalls, name: string): boolean => groups(sys).some((group) => group.name === name);

/** The first number from `from` on (or down) that neither users nor groups have. */
export function freeId(sys: Syscalls, from: number, step: 1 | -1 = 1): number {
  const taken = new Set([...accounts(sys).map(({ uid }) => uid), ...groups(sys).map(({ gid }) => gid)]);
  let id = from;
  while (taken.has(id)) id += step;
  return id;
}

export function addGroupRow(sys: Syscalls, name: string, gid: number): void {
  sys.writeFile('/etc/group', `${readText(sys, '/etc/group')}${name}:x:${gid}:\n`);
}

export interface NewUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly gecos: string;
  readonly home: string;
  readonly shell: string;
}

export function addUserRow(sys: Syscalls, { name, uid, gid, gecos, home, shell }: NewUser): void {
  sys.writeFile('/etc/passwd', `${readText(sys, '/etc/passwd')}${name}:x:${uid}:${gid}:${gecos}:${home}:${shell}\n`);
  sys.writeFile('/etc/shadow', `${readText(sys, '/etc/shadow')}${name}:!:20781:0:99999:7:::\n`, 0o640);
}

export function addMember(sys: Syscalls, group: string, user: string): void {
  const rows = readText(sys, '/etc/group')
    .split('\n')
    .map((row) => {
      const [name, , , members = ''] = row.split(':');
      if (name !== group || members.split(',').includes(user)) return row;
      return `${row}${members === '' ? '' : ','}${user}`;
    });
  sys.writeFile('/etc/group', rows.join('\n'));
}

export function removeRows(sys: Syscalls, file: '/etc/passwd' | '/etc/group' | '/etc/shadow', name: string): void {
  sys.writeFile(
    file,
    readText(sys, file)
      .split('\n')
      .filter((row) => !row.startsWith(`${name}:`))
      .join('\n'),
  );
}

/** A home with the files of /etc/skel, belonging to its user. */
export function makeHome(sys: Syscalls, { home, uid, gid }: NewUser, mode = 0o700): void {
  if (sys.access(home, '')) return;
  sys.mkdir(home);
  sys.chmod(home, mode);
  sys.chown(home, uid, gid);
  for (const name of ['.bash_logout', '.bashrc', '.profile']) {
    if (!sys.access(`/etc/skel/${name}`, '')) continue;
    sys.writeFile(`${home}/${name}`, sys.readFile(`/etc/skel/${name}`));
    sys.chown(`${home}/${name}`, uid, gid);
  }
}

export const validName = (name: string): boolean => /^[a-z_][a-z0-9_.-]*\$?$/i.test(name) && name.length <= 32;
