import { asErrno } from '../../kernel/errno';
import type { Program } from '../../kernel/syscalls';
import { accounts, groupId, userId } from '../accounts';
import { command, Failure } from '../command';
import { become, credentialsOf, findUser } from './become';

/** gosu(1): changes the user and becomes the command; no process of its own stays. */
export const gosu: Program = function* (sys, argv) {
  const [, spec, ...rest] = argv;
  if (spec === '--version' || spec === '-v') {
    yield* sys.write(1, '1.17 (go1.24.4 on linux/amd64; gc)\n');
    return 0;
  }
  if (spec === undefined || rest.length === 0) {
    yield* sys.write(
      2,
      "Usage: gosu user-spec command [args]\n   eg: gosu tianon bash\n       gosu nobody:root bash -c 'whoami && id'\n       gosu 1000:1 id\n",
    );
    return 1;
  }
  const user = findUser(sys, spec);
  if (!user) {
    yield* sys.write(
      2,
      `error: failed switching to "${spec}": unable to find user ${spec.split(':')[0]}: no matching entries in passwd file\n`,
    );
    return 1;
  }
  if (sys.credentials().uid !== 0 && sys.credentials().uid !== user.uid) {
    yield* sys.write(2, `error: failed switching to "${spec}": operation not permitted\n`);
    return 1;
  }
  try {
    sys.setCredentials(user);
  } catch (error) {
    yield* sys.write(2, `error: failed switching to "${spec}": ${asErrno(error).message.toLowerCase()}\n`);
    return 1;
  }
  const env = new Map(sys.env()).set('HOME', user.home);
  return yield* become(
    sys,
    rest,
    env,
    (why) =>
      `error: exec: "${rest[0]}": ${why === 'No such file or directory' ? 'executable file not found in $PATH' : why.toLowerCase()}\n`,
  );
};

const SETPRIV_FAILED = 127;

/** setpriv(1) of util-linux: changes what is asked for and becomes the command. */
export const setpriv = command(
  {
    name: 'setpriv',
    usage: '[options] <program> [<argument>...]',
    inOrder: true,
    version: 'setpriv from util-linux 2.41',
    options:
      'reuid= regid= clear-groups keep-groups init-groups groups= no-new-privs inh-caps= bounding-set= ambient-caps= reset-env nnp ruid= euid= rgid= egid= pdeathsig= d,dump',
  },
  function* (io, options, operands) {
    const { sys } = io;
    const user = options.get('reuid');
    const group = options.get('regid');
    const uid = user === undefined ? undefined : userId(sys, user);
    const gid = group === undefined ? undefined : groupId(sys, group);
    if (user !== undefined && uid === undefined) throw new Failure(`failed to parse reuid: '${user}'`);
    if (group !== undefined && gid === undefined) throw new Failure(`failed to parse regid: '${group}'`);
    if (gid !== undefined && !options.has('clear-groups', 'keep-groups', 'init-groups', 'groups'))
      throw new Failure('--[re]gid requires --keep-groups, --clear-groups, --init-groups, or --groups');
    const account = accounts(sys).find((row) => row.uid === uid);
    const others =
      options.has('init-groups') && account
        ? credentialsOf(sys, account).groups
        : options.has('clear-groups')
          ? []
          : sys.credentials().groups;
    if (uid !== undefined && uid !== sys.credentials().uid && !sys.capabilities().has('SETUID'))
      throw new Failure('setresuid failed: Operation not permitted', SETPRIV_FAILED);
    if (gid !== undefined && gid !== sys.credentials().gid && !sys.capabilities().has('SETGID'))
      throw new Failure('setresgid failed: Operation not permitted', SETPRIV_FAILED);
    if (options.has('clear-groups', 'init-groups') && !sys.capabilities().has('SETGID'))
      throw new Failure('setgroups failed: Operation not permitted', SETPRIV_FAILED);
    sys.setCredentials({ ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }), groups: others });
    const [program] = operands;
    if (program === undefined) throw new Failure('No program specified');
    return yield* become(sys, operands, sys.env(), (why) => `setpriv: failed to execute ${program}: ${why}\n`);
  },
);
