import type { Bytes } from '../../bytes';
import type { Syscalls } from '../../kernel/syscalls';

/** Names in a folder in byte order. */
export const sortedNames = (sys: Syscalls, path: Bytes): Bytes[] =>
  sys
    .readdir(path)
    .map(({ name }) => name)
    .filter((name) => name !== '.' && name !== '..')
    .sort((a, b) => (a < b ? -1 : 1));

export const join = (folder: Bytes, name: Bytes): Bytes => (folder.endsWith('/') ? folder + name : `${folder}/${name}`);

export function isDirectory(sys: Syscalls, path: Bytes): boolean {
  try {
    return sys.stat(path).type === 'directory';
  } catch {
    return false;
  }
}

export function exists(sys: Syscalls, path: Bytes): boolean {
  try {
    sys.lstat(path);
    return true;
  } catch {
    return false;
  }
}
