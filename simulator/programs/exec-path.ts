import { asErrno, Errno } from '../kernel/errno';
import type { Run, Syscalls } from '../kernel/syscalls';

export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Executable files a name stands for, in the order of PATH; a name with a slash stands for itself. */
export function findInPath(sys: Syscalls, name: string, path: string): string[] {
  const candidates = name.includes('/') ? [name] : path.split(':').map((folder) => `${folder || '.'}/${name}`);
  return candidates.filter((file) => {
    try {
      return sys.stat(file).type === 'file' && sys.access(file, 'x');
    } catch {
      return false;
    }
  });
}

/** execvp(3): along PATH, and a text without #! is given to /bin/sh. */
export function* execPath(sys: Syscalls, argv: readonly string[], env: ReadonlyMap<string, string>): Run<never> {
  const name = argv[0] ?? '';
  if (name === '') throw new Errno('ENOENT');
  const candidates = name.includes('/')
    ? [name]
    : (env.get('PATH') ?? DEFAULT_PATH).split(':').map((folder) => `${folder || '.'}/${name}`);
  let failure = new Errno('ENOENT');
  for (const file of candidates) {
    try {
      yield* sys.exec(file, argv, env);
    } catch (e) {
      const error = asErrno(e);
      if (error.code === 'ENOEXEC') yield* sys.exec('/bin/sh', ['/bin/sh', file, ...argv.slice(1)], env);
      if (error.code === 'EACCES') failure = error;
      else if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    }
  }
  throw failure;
}

/** A wrapper's status when its command can't be run: 127 not found, 126 otherwise (env, nice, nohup, timeout …). */
export const execFailureStatus = (error: unknown): number => (asErrno(error).code === 'ENOENT' ? 127 : 126);
