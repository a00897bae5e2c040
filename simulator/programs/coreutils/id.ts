import type { Run, Syscalls } from '../../kernel/syscalls';
import { accounts, groupName, groups, userName } from '../accounts';
import { command, Failure, requireOperands, type Stdio } from '../command';
import { quote } from '../quote';

interface Identity {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

function ownIdentity(sys: Syscalls): Identity {
  const { uid, gid, groups: more } = sys.credentials();
  return { uid, gid, groups: [gid, ...more.filter((g) => g !== gid)] };
}

function identityOf(sys: Syscalls, name: string): Identity | undefined {
  const account = accounts(sys).find((a) => a.name === name || String(a.uid) === name);
  if (!account) return undefined;
  const more = groups(sys)
    .filter((g) => g.members.includes(account.name) && g.gid !== account.gid)
    .map((g) => g.gid);
  return { ...account, groups: [account.gid, ...more] };
}

export const id = command(
  {
    name: 'id',
    usage: '[OPTION]... [USER]...',
    about: 'Print user and group information for each specified USER, or for the current process.',
    options: 'a u,user g,group G,groups n,name r,real z,zero Z',
  },
  function* (io, options, users) {
    const { sys } = io;
    const kinds = ['u', 'g', 'G'].filter((key) => options.has(key));
    if (kinds.length > 1) throw new Failure('cannot print "only" of more than one choice');
    if (kinds.length === 0 && options.has('n', 'r'))
      throw new Failure('printing only names or real IDs requires -u, -g, or -G');
    const numbered = (name: string | undefined, number: number): string =>
      `${number}${name === undefined ? '' : `(${name})`}`;
    for (const user of users.length ? users : [undefined]) {
      const who = user === undefined ? ownIdentity(sys) : identityOf(sys, user);
      if (!who) {
        yield* io.fail(io.flavour === 'gnu' ? `${quote(user ?? '')}: no such user` : `unknown user ${user}`);
        continue;
      }
      const name = function* (found: string | undefined, number: number, what: string): Run<string> {
        if (!options.has('n')) return String(number);
        if (found === undefined) yield* io.fail(`cannot find name for ${what} ID ${number}`);
        return found ?? String(number);
      };
      if (kinds[0] === 'u') yield* io.print(`${yield* name(userName(sys, who.uid), who.uid, 'user')}\n`);
      else if (kinds[0] === 'g') yield* io.print(`${yield* name(groupName(sys, who.gid), who.gid, 'group')}\n`);
      else if (kinds[0] === 'G') {
        const all: string[] = [];
        for (const gid of who.groups) all.push(yield* name(groupName(sys, gid), gid, 'group'));
        yield* io.print(`${all.join(' ')}\n`);
      } else {
        const list = who.groups.map((gid) => numbered(groupName(sys, gid), gid)).join(',');
        yield* io.print(
          `uid=${numbered(userName(sys, who.uid), who.uid)} gid=${numbered(groupName(sys, who.gid), who.gid)} groups=${list}\n`,
        );
      }
    }
  },
);

export const whoami = command(
  { name: 'whoami', usage: '[OPTION]...', about: 'Print the user name of the effective user.' },
  function* (io, _options, words) {
    requireOperands(words, 0, 0);
    const { uid } = io.sys.credentials();
    const name = userName(io.sys, uid);
    if (name === undefined) throw new Failure(`cannot find name for user ID ${uid}`);
    yield* io.print(`${name}\n`);
  },
);

export const logname = command(
  { name: 'logname', usage: '[OPTION]', about: "Print the user's login name." },
  function* (io: Stdio) {
    throw new Failure('no login name');
    // biome-ignore lint/correctness/noUnreachable: a program is a generator
    yield* io.flush();
  },
);

export const groupsOf = command(
  { name: 'groups', usage: '[OPTION]... [USERNAME]...', about: 'Print group memberships for each USERNAME.' },
  function* (io, _options, users) {
    const { sys } = io;
    for (const user of users.length ? users : [undefined]) {
      const who = user === undefined ? ownIdentity(sys) : identityOf(sys, user);
      if (!who) {
        yield* io.fail(`${quote(user ?? '')}: no such user`);
        continue;
      }
      const names: string[] = [];
      for (const gid of who.groups) {
        const name = groupName(sys, gid);
        if (name === undefined) yield* io.fail(`cannot find name for group ID ${gid}`);
        names.push(name ?? String(gid));
      }
      yield* io.print(`${user === undefined ? '' : `${user} : `}${names.join(' ')}\n`);
    }
  },
);
