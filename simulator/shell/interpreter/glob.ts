import type { DirectoryEntry, Syscalls } from '../../kernel/syscalls';
import { hasWildcard, matches, unescapePattern } from './pattern';

export interface GlobOptions {
  readonly dotfiles: boolean;
  readonly extended: boolean;
  readonly ignoreCase: boolean;
}

/** Paths that match, sorted; none: the word stays as it was. */
export function expandPath(sys: Syscalls, pattern: string, options: GlobOptions): string[] {
  const absolute = pattern.startsWith('/');
  const segments = pattern.replace(/^\/+/, '').split('/');
  let found = [absolute ? '/' : ''];
  for (const [i, segment] of segments.entries()) {
    const last = i === segments.length - 1;
    found = found.flatMap((base) =>
      segment === '' ? (last ? [base] : []) : step(sys, base, segment, options).map((p) => (last ? p : `${p}/`)),
    );
    if (!last) found = found.filter((path) => isDirectory(sys, path));
  }
  return found.sort(compareBytes);
}

function step(sys: Syscalls, base: string, segment: string, options: GlobOptions): string[] {
  if (!hasWildcard(segment)) {
    const path = base + unescapePattern(segment);
    return exists(sys, path) ? [path] : [];
  }
  const hidden = options.dotfiles || segment.startsWith('.') || segment.startsWith('\\.');
  return list(sys, base || '.')
    .filter((entry) => entry.name !== '.' && entry.name !== '..')
    .filter((entry) => (hidden || !entry.name.startsWith('.')) && matches(segment, entry.name, options))
    .map((entry) => base + entry.name);
}

const compareBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function list(sys: Syscalls, path: string): readonly DirectoryEntry[] {
  try {
    return sys.readdir(path);
  } catch {
    return [];
  }
}

function exists(sys: Syscalls, path: string): boolean {
  try {
    sys.lstat(path);
    return true;
  } catch {
    return false;
  }
}

function isDirectory(sys: Syscalls, path: string): boolean {
  try {
    return sys.stat(path).type === 'directory';
  } catch {
    return false;
  }
}
