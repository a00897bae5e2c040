import { accounts, groups, userId } from '../accounts';
import { command, UsageError } from '../command';
import { become } from '../coreutils/wrappers';

const USAGE = `usage: sudo -h | -K | -k | -V
usage: sudo -v [-ABkNnS] [-g group] [-h host] [-p prompt] [-u user]
usage: sudo [-ABbEHnPS] [-C num] [-D directory] [-g group] [-h host] [-p prompt] [-R directory] [-T timeout] [-u user] [VAR=value] [-i | -s] [command [arg ...]]
`;

/** sudo(8): root and the group sudo may; nobody here has a password to give. */
export const sudo = command(
  {
    name: 'sudo',
    usage: '[options] command',
    options: 'u=,user g=,group E,preserve-env=? i,login s,shell n,non-interactive H,set-home S k K V l v b A p=',
    inOrder: true,
  },
  function* (io, options, words) {
    const { sys } = io;
    if (words.length === 0 && !options.has('i', 's')) {
      yield* sys.write(2, USAGE);
      return 1;
    }
    const { uid } = sys.credentials();
    const list = accounts(sys);
    const me = list.find((account) => account.uid === uid);
    if (uid !== 0) {
      const member = groups(sys).some(({ name, members }) => name === 'sudo' && members.includes(me?.name ?? ''));
      if (options.has('n') || !sys.isatty(0)) {
        yield* io.warn(
          options.has('n')
            ? 'a password is required'
            : 'a terminal is required to read the password; either use the -S option to read from standard input or configure an askpass helper',
        );
        if (!options.has('n')) yield* io.warn('a password is required');
      } else
        yield* sys.write(
          2,
          member ? 'sudo: this simulation knows no passwords\n' : `${me?.name ?? uid} is not in the sudoers file.\n`,
        );
      return 1;
    }
    const target = options.get('u') ?? 'root';
    const account = list.find(({ uid: id }) => id === (userId(sys, target.replace(/^#/, '')) ?? -1));
    if (!account) {
      yield* io.warn(`unknown user ${target}\nsudo: error initializing audit plugin sudoers_audit`);
      return 1;
    }
    const env = options.has('E')
      ? new Map(sys.env())
      : new Map([...sys.env()].filter(([name]) => /^(TERM|LANG|LC_.*|DISPLAY)$/.test(name)));
    for (const [name, value] of [
      ['HOME', account.home],
      ['LOGNAME', account.name],
      ['USER', account.name],
      ['SHELL', account.shell],
      ['MAIL', `/var/mail/${account.name}`],
      ['SUDO_USER', me?.name ?? 'root'],
      ['SUDO_UID', String(uid)],
      ['SUDO_GID', String(sys.credentials().gid)],
      ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ] as const)
      env.set(name, value);
    const rest = [...words];
    for (let m = /^(\w+)=(.*)$/.exec(rest[0] ?? ''); m; m = /^(\w+)=(.*)$/.exec(rest[0] ?? '')) {
      env.set(m[1] ?? '', m[2] ?? '');
      rest.shift();
    }
    env.set('SUDO_COMMAND', rest.join(' ') || account.shell);
    sys.setCredentials({ gid: account.gid, groups: [account.gid] });
    sys.setCredentials({ uid: account.uid });
    const argv = options.has('i', 's') ? [account.shell, ...(rest.length ? ['-c', rest.join(' ')] : [])] : rest;
    if (argv.length === 0) throw new UsageError('missing command');
    return yield* become(io, argv, '', env);
  },
);
