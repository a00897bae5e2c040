import { asErrno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { type Account, accounts, groupId, groups } from '../accounts';
import { execFailureStatus, execPath } from '../exec-path';

/** Everything a new identity changes: numbers, groups, and the variables that follow the user. */
export function credentialsOf(
  sys: Syscalls,
  account: Account,
  group?: string,
): { readonly uid: number; readonly gid: number; readonly groups: readonly number[] } {
  const gid = group === undefined ? account.gid : (groupId(sys, group) ?? account.gid);
  const others = groups(sys)
    .filter(({ members }) => members.includes(account.name))
    .map((row) => row.gid);
  return { uid: account.uid, gid, groups: group === undefined ? [...new Set([gid, ...others])] : [gid] };
}

/** `name[:group]` or numbers, as gosu and setpriv take them; undefined when the user is unknown. */
export function findUser(
  sys: Syscalls,
  text: string,
): (ReturnType<typeof credentialsOf> & { readonly home: string }) | undefined {
  const [name = '', group] = text.split(':');
  const account = accounts(sys).find((row) => row.name === name || String(row.uid) === name);
  if (account) return { ...credentialsOf(sys, account, group), home: account.home };
  if (!/^\d+$/.test(name)) return undefined;
  const gid = group === undefined ? 0 : (groupId(sys, group) ?? 0);
  return { uid: Number(name), gid, groups: [gid], home: '/' };
}

/** Replaces this program by argv, found along PATH; says what failed in the tool's own way. */
export function* become(
  sys: Syscalls,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
  complain: (message: string) => string,
): Run {
  try {
    yield* execPath(sys, argv, env);
  } catch (error) {
    yield* sys.write(2, complain(asErrno(error).message));
    return execFailureStatus(error);
  }
  return 0;
}
