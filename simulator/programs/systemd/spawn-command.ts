import { asErrno, Errno } from '../../kernel/errno';
import type { Pid, Run, Syscalls } from '../../kernel/syscalls';
import { accounts, groupId } from '../accounts';
import { assignments, type CommandLine, expandVariables } from './exec-line';
import { STDOUT_SOCKET } from './journal';
import type { Service } from './service';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin';

/** Starts one command of a service: its own session, account, folder, environment; its output into the journal. */
export function spawnCommand(sys: Syscalls, service: Service, command: CommandLine): Pid {
  return sys.fork(function* (own) {
    own.setsid();
    for (const signal of Array.from({ length: 31 }, (_, i) => i + 1))
      if (signal !== 9 && signal !== 19) own.sigaction(signal, 'default');
    own.sigprocmask('set', []);
    const [program = ''] = command.words;
    const base = program.slice(program.lastIndexOf('/') + 1);
    own.setComm(`(${base.slice(-8)})`);
    yield* redirect(own, service, base);
    const failed = function* (step: string, status: number, message: string): Run {
      yield* own.write(2, `${service.name}: Failed at step ${step} spawning ${program}: ${message}\n`);
      return status;
    };
    const account = service.get('User');
    const env = new Map([
      ['PATH', PATH],
      ['INVOCATION_ID', service.invocation],
    ]);
    if (account !== undefined) {
      const entry = accounts(own).find(({ name, uid }) => name === account || String(uid) === account);
      if (!entry) return yield* failed('USER', 217, 'No such process');
      for (const [name, value] of [
        ['HOME', entry.home],
        ['LOGNAME', entry.name],
        ['USER', entry.name],
        ['SHELL', entry.shell],
      ] as const)
        env.set(name, value);
      makeFolders(own, service, entry.uid, entry.gid);
      own.setCredentials({ gid: groupId(own, service.get('Group') ?? '') ?? entry.gid, groups: [] });
      own.setCredentials({ uid: entry.uid });
    } else makeFolders(own, service, 0, 0);
    for (const file of service.all('EnvironmentFile')) {
      const path = file.replace(/^-/, '');
      if (own.access(path, 'r'))
        for (const [name, value] of assignments(
          own
            .readFile(path)
            .split('\n')
            .filter((line) => !/^\s*[#;]/.test(line)),
        ))
          env.set(name, value);
      else if (!file.startsWith('-')) return yield* failed('EXEC', 203, 'No such file or directory');
    }
    for (const [name, value] of assignments(service.all('Environment'))) env.set(name, value);
    const folder = service.get('WorkingDirectory');
    try {
      own.chdir(folder === '~' ? (env.get('HOME') ?? '/') : (folder ?? '/').replace(/^-/, ''));
    } catch (e) {
      if (!folder?.startsWith('-')) return yield* failed('CHDIR', 200, asErrno(e).message);
    }
    const umask = service.get('UMask');
    if (umask !== undefined) own.umask(Number.parseInt(umask, 8));
    const path = program.includes('/')
      ? program
      : PATH.split(':')
          .map((dir) => `${dir}/${program}`)
          .find((file) => own.access(file, 'x'));
    const words = expandVariables(command.words, env);
    try {
      if (path === undefined) throw new Errno('ENOENT');
      return yield* own.exec(path, words, env);
    } catch (e) {
      const { message } = asErrno(e);
      if (e instanceof Errno && e.code === 'ENOENT')
        yield* own.write(2, `${service.name}: Unable to locate executable '${program}': ${message}\n`);
      return yield* failed('EXEC', 203, message);
    }
  });
}

/** StandardOutput= and StandardError=: the journal, null, inherit, file:, append:. */
function* redirect(own: Syscalls, service: Service, base: string): Run<void> {
  const none = own.open('/dev/null', ['read', 'write']);
  own.dup2(none, 0);
  const open = function* (setting: string): Run<number> {
    const [, mode, path = ''] = /^(file|append|truncate):(.*)$/.exec(setting) ?? [];
    if (mode)
      return own.open(
        path,
        ['write', 'create', mode === 'append' ? 'append' : mode === 'truncate' ? 'truncate' : 'write'],
        0o644,
      );
    if (setting === 'null') return none;
    if ((setting === 'tty' || setting === 'journal+console') && own.access('/dev/console', 'w'))
      return own.open('/dev/console', ['write']);
    try {
      const fd = yield* own.connectUnix(STDOUT_SOCKET);
      yield* own.write(fd, `${service.name}\t${service.get('SyslogIdentifier') ?? base}\t${own.pid}\n`);
      return fd;
    } catch (e) {
      asErrno(e);
      return none;
    }
  };
  const stdout = service.get('StandardOutput') ?? 'journal';
  const stderr = service.get('StandardError') ?? 'inherit';
  const first = yield* open(stdout);
  const second = stderr === 'inherit' ? first : yield* open(stderr);
  own.dup2(first, 1);
  own.dup2(second, 2);
  for (const fd of own.fds()) if (fd > 2) own.close(fd);
}

/** RuntimeDirectory= and StateDirectory=, owned by the service's account. */
function makeFolders(own: Syscalls, service: Service, uid: number, gid: number): void {
  for (const [key, base] of [
    ['RuntimeDirectory', '/run'],
    ['StateDirectory', '/var/lib'],
    ['LogsDirectory', '/var/log'],
    ['CacheDirectory', '/var/cache'],
  ] as const)
    for (const name of service.all(key).join(' ').split(/\s+/).filter(Boolean))
      try {
        if (!own.access(`${base}/${name}`, ''))
          own.mkdir(`${base}/${name}`, Number.parseInt(service.get(`${key}Mode`) ?? '755', 8));
        own.chown(`${base}/${name}`, uid, gid);
      } catch (e) {
        asErrno(e);
      }
}
