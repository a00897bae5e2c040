import type { ContainerConfig } from './container-config';
import { replaceOrAppendEnv } from './env';
import type { User } from './user';

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Environment of a container's processes: the daemon's variables, the configuration's, then runc's HOME. */
export function processEnv(
  config: ContainerConfig,
  hostname: string,
  user: User,
  extra: readonly string[] = [],
  tty = config.tty,
): ReadonlyMap<string, string> {
  const base = [`PATH=${DEFAULT_PATH}`, `HOSTNAME=${hostname}`, ...(tty ? ['TERM=xterm'] : [])];
  const all = replaceOrAppendEnv(base, [...config.env, ...extra]);
  const env = new Map(all.filter((entry) => entry.includes('=')).map((entry) => splitEnv(entry)));
  if (!env.get('HOME')) env.set('HOME', user.home);
  return env;
}

function splitEnv(entry: string): [string, string] {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), entry.slice(at + 1)];
}
