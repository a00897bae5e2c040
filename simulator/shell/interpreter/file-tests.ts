import type { Stat, Syscalls } from '../../kernel/syscalls';

/** -e -f -d … of test(1). */
export function checkFile(sys: Syscalls, op: string, path: string): boolean {
  if (op === '-t') return /^\d+$/.test(path.trim()) && sys.fds().includes(Number(path)) && sys.isatty(Number(path));
  if (op === '-h' || op === '-L') return look(() => sys.lstat(path))?.type === 'symlink';
  if (op === '-r' || op === '-w' || op === '-x')
    return path !== '' && allowed(sys, path, op === '-r' ? 'r' : op === '-w' ? 'w' : 'x');
  const stat = path === '' ? undefined : look(() => sys.stat(path));
  if (!stat) return false;
  switch (op) {
    case '-e':
    case '-a':
      return true;
    case '-f':
      return stat.type === 'file';
    case '-d':
      return stat.type === 'directory';
    case '-c':
      return stat.type === 'character';
    case '-p':
      return stat.type === 'fifo';
    case '-S':
      return stat.type === 'socket';
    case '-s':
      return stat.size > 0;
    case '-u':
      return (stat.mode & 0o4000) !== 0;
    case '-g':
      return (stat.mode & 0o2000) !== 0;
    case '-k':
      return (stat.mode & 0o1000) !== 0;
    case '-O':
      return stat.uid === sys.credentials().uid;
    case '-G':
      return stat.gid === sys.credentials().gid;
    case '-N':
      return stat.size > 0;
    default:
      return false;
  }
}

export function compareFiles(sys: Syscalls, op: string, left: string, right: string): boolean {
  const a = look(() => sys.stat(left));
  const b = look(() => sys.stat(right));
  if (op === '-ef') return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
  if (op === '-nt') return a !== undefined && (b === undefined || a.mtime > b.mtime);
  return b !== undefined && (a === undefined || a.mtime < b.mtime);
}

function look(stat: () => Stat): Stat | undefined {
  try {
    return stat();
  } catch {
    return undefined;
  }
}

function allowed(sys: Syscalls, path: string, want: 'r' | 'w' | 'x'): boolean {
  try {
    return sys.access(path, want);
  } catch {
    return false;
  }
}
