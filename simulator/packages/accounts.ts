import type { Bytes } from '../bytes';
import type { PackageSetup } from './package';

// /etc/passwd and the like as text in, text out: for images being built and for maintainer scripts alike.

export interface AccountFiles {
  readonly passwd: Bytes;
  readonly group: Bytes;
  readonly shadow: Bytes;
}

const ids = (text: Bytes): Set<number> =>
  new Set(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => Number(line.split(':')[2])),
  );
const has = (text: Bytes, name: string): boolean => new RegExp(`^${name}:`, 'm').test(text);

/** adduser's range for system accounts: the first free from 100. */
function free(taken: ReadonlySet<number>): number {
  let id = 100;
  while (taken.has(id)) id++;
  return id;
}

/** systemd-sysusers' range: the last free below 1000. */
function freeDown(taken: ReadonlySet<number>): number {
  let id = 999;
  while (taken.has(id)) id--;
  return id;
}

const DAYS = 20781;

export function addAccounts(files: AccountFiles, setup: PackageSetup): AccountFiles {
  let { passwd, group, shadow } = files;
  for (const name of setup.groups ?? []) if (!has(group, name)) group += `${name}:x:${freeDown(ids(group))}:\n`;
  for (const user of setup.users ?? []) {
    if (has(passwd, user.name)) continue;
    const sysusers = user.gecos !== undefined;
    const uid = sysusers ? freeDown(new Set([...ids(passwd), ...ids(group)])) : free(ids(passwd));
    if (!has(group, user.group ?? user.name))
      group += `${user.name}:x:${sysusers ? uid : free(new Set([...ids(group), 100]))}:\n`;
    const gid = Number(new RegExp(`^${user.group ?? user.name}:[^:]*:(\\d+)`, 'm').exec(group)?.[1]);
    passwd += `${user.name}:x:${uid}:${gid}:${user.gecos ?? ''}:${user.home}:/usr/sbin/nologin\n`;
    shadow += `${user.name}:!:${DAYS}::::::\n`;
  }
  return { passwd, group, shadow };
}
