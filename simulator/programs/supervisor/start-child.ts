import { asErrno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { accounts, groups } from '../accounts';
import type { ProgramConfig } from './program-config';

interface Start {
  readonly config: ProgramConfig;
  readonly group: string;
  readonly file: string;
  readonly words: readonly string[];
  readonly stdio: readonly [Fd, Fd, Fd];
  readonly environment: ReadonlyMap<string, string>;
  readonly serverurl: string | undefined;
}

/** The child's side between fork and exec; comes back only when that fails. */
export function* startChild(sys: Syscalls, start: Start): Run {
  const { config, group, file, words, stdio, serverurl } = start;
  try {
    sys.setpgid(0, 0);
    for (const [to, from] of stdio.entries()) sys.dup2(from, to);
    for (const fd of sys.fds()) if (fd > 2) sys.close(fd);
    const refused = config.uid === undefined ? undefined : becomeUser(sys, config.uid);
    if (refused !== undefined) return yield* notSpawned(sys, `couldn't setuid to ${config.uid}: ${refused}`);
    const env = new Map(start.environment);
    env.set('SUPERVISOR_ENABLED', '1');
    if (serverurl !== undefined) env.set('SUPERVISOR_SERVER_URL', serverurl);
    env.set('SUPERVISOR_PROCESS_NAME', config.name);
    env.set('SUPERVISOR_GROUP_NAME', group);
    for (const [key, value] of Object.entries(config.environment)) env.set(key, value);
    try {
      if (config.directory !== undefined) sys.chdir(config.directory);
    } catch (error) {
      return yield* notSpawned(sys, `couldn't chdir to ${config.directory}: ${asErrno(error).code}`);
    }
    if (config.umask !== undefined) sys.umask(config.umask);
    return yield* sys.exec(file, words, env);
  } catch (error) {
    return yield* notSpawned(sys, `couldn't exec ${words[0]}: ${asErrno(error).code}`);
  }
}

function* notSpawned(sys: Syscalls, why: string): Run {
  yield* sys.write(2, `supervisor: ${why}\n`);
  yield* sys.write(2, 'supervisor: child process was not spawned\n');
  return 127;
}

/** undefined, or why it can't be. */
export function becomeUser(sys: Syscalls, uid: number): string | undefined {
  const own = sys.credentials().uid;
  if (own === uid) return undefined;
  const account = accounts(sys).find((candidate) => candidate.uid === uid);
  if (!account) return `Can't find uid ${uid}`;
  if (own !== 0) return "Can't drop privilege as nonroot user";
  const others = groups(sys).filter(({ members }) => members.includes(account.name));
  try {
    sys.setCredentials({ gid: account.gid, groups: [account.gid, ...others.map(({ gid }) => gid)] });
  } catch {
    return 'Could not set groups of effective user';
  }
  sys.setCredentials({ uid });
  return undefined;
}
