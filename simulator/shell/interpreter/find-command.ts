import type { Shell } from './shell';
import { scalar } from './variables';

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export const searchPath = (shell: Shell, standard = false): string =>
  standard ? DEFAULT_PATH : (scalar(shell.variables.get('PATH')) ?? '');

/** Path of an external command: as it stands when it has a slash, else the first in PATH. */
export function findCommand(shell: Shell, name: string, standard = false): string | undefined {
  if (name.includes('/')) return name;
  if (name === '') return undefined;
  const known = shell.hashed.get(name);
  if (known && !standard && isExecutable(shell, known.path)) {
    known.hits++;
    return known.path;
  }
  const path = findAll(shell, name, standard)[0];
  if (path && !standard && shell.options.has('hashall')) shell.hashed.set(name, { path, hits: 1 });
  return path ?? findUnusable(shell, name);
}

export const findAll = (shell: Shell, name: string, standard = false): string[] =>
  searchPath(shell, standard)
    .split(':')
    .map((folder) => `${folder ? folder.replace(/\/$/, '') : '.'}/${name}`)
    .filter((path) => isExecutable(shell, path));

/** A file without permission is still what exec is tried on: 126. */
const findUnusable = (shell: Shell, name: string): string | undefined =>
  searchPath(shell)
    .split(':')
    .map((folder) => `${folder || '.'}/${name}`)
    .find((path) => typeOf(shell, path) === 'file');

function isExecutable(shell: Shell, path: string): boolean {
  return typeOf(shell, path) === 'file' && shell.sys.access(path, 'x');
}

export function typeOf(shell: Shell, path: string): string | undefined {
  try {
    return shell.sys.stat(path).type;
  } catch {
    return undefined;
  }
}
