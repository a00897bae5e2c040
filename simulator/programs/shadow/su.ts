import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { accounts } from '../accounts';
import { command, Failure, type Tool } from '../command';
import { become, credentialsOf } from './become';

/** su(1) and runuser(1) of util-linux: the command runs in a child, and su waits for it. SIGTERM to su ends the child too. */
const switchUser = (name: 'su' | 'runuser'): Tool =>
  command(
    {
      name,
      usage: '[options] [-] [<user> [<argument>...]]',
      ...(name === 'runuser' && { inOrder: true }),
      version: `${name} from util-linux 2.41`,
      options:
        'c=,command l,login s=,shell m,p,preserve-environment u=,user g=,group G=,supp-group P,pty f,fast w=,whitelist-environment session-command=',
    },
    function* (io, options, operands) {
      const { sys } = io;
      const login = options.has('l') || operands[0] === '-';
      const words = operands[0] === '-' ? operands.slice(1) : operands;
      const direct = name === 'runuser' ? options.get('u') : undefined;
      const user = direct ?? words[0] ?? 'root';
      const account = accounts(sys).find((row) => row.name === user);
      if (!account)
        throw new Failure(`user ${user} does not exist or the user entry does not contain all the required fields`);
      if (sys.credentials().uid !== 0) {
        if (name === 'runuser') throw new Failure('may not be used by non-root users');
        yield* sys.write(2, 'Password: ');
        throw new Failure('Authentication failure');
      }
      const shell = options.get('s') ?? account.shell;
      const args = direct === undefined ? words.slice(1) : words;
      const script = options.get('c') ?? options.get('session-command');
      const argv =
        direct === undefined
          ? [
              login ? `-${shell.replace(/^.*\//, '')}` : shell.replace(/^.*\//, ''),
              ...(script === undefined ? [] : ['-c', script]),
              ...args,
            ]
          : args;
      const env = new Map(sys.env());
      if (!options.has('m') && direct === undefined) {
        env.set('HOME', account.home).set('SHELL', shell);
        if (user !== 'root') env.set('USER', user).set('LOGNAME', user);
      }
      const child = sys.fork(function* (own) {
        try {
          own.setCredentials(credentialsOf(own, account, options.get('g')));
        } catch (error) {
          const { message, path } = asErrno(error);
          yield* own.write(2, `${name}: cannot set ${path === 'user' ? 'user id' : 'groups'}: ${message}\n`);
          return 1;
        }
        if (login) {
          try {
            own.chdir(account.home);
          } catch (error) {
            yield* own.write(
              2,
              `${name}: warning: cannot change directory to ${account.home}: ${asErrno(error).message}\n`,
            );
          }
        }
        if (direct !== undefined)
          return yield* become(own, argv, env, (why) => `${name}: failed to execute ${argv[0]}: ${why}\n`);
        try {
          return yield* own.exec(shell, argv, env);
        } catch (error) {
          yield* own.write(2, `${name}: failed to execute ${shell}: ${asErrno(error).message}\n`);
          return asErrno(error).code === 'ENOENT' ? 127 : 126;
        }
      });
      return yield* waitFor(sys, child);
    },
  );

function* waitFor(sys: Syscalls, child: number): Run {
  let asked = false;
  let caught = 0;
  for (const signal of [signals.TERM, signals.INT, signals.QUIT])
    sys.sigaction(signal, {
      handler: () => {
        asked = true;
        caught = signal;
      },
    });
  for (;;) {
    try {
      const ended = yield* sys.wait(child);
      if (!ended) continue;
      // It ends as by the signal it caught, whatever the shell made of it.
      if ('exited' in ended.status) return caught > 0 ? 128 + caught : ended.status.exited;
      if ('signaled' in ended.status) {
        yield* sys.write(2, `\nSession terminated, killing shell... ...killed.\n`);
        return 128 + ended.status.signaled;
      }
    } catch (error) {
      if (asErrno(error).code !== 'EINTR') throw error;
      if (!asked) continue;
      asked = false;
      yield* sys.kill(child, signals.TERM);
      yield* sys.sleep(2000);
    }
  }
}

export const su = switchUser('su');
export const runuser = switchUser('runuser');
