import type { Syscalls } from '../../kernel/syscalls';
import { dirname, normalize } from '../../vfs/path';
import { missingFile } from './compose-error';
import type { Environment } from './environment';

const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** The project's files, absolute: those named (`-` is standard input), or the one found in `folder` or above, with its override. */
export function findFiles(
  sys: Syscalls,
  named: readonly string[],
  environment: Environment,
  folder = sys.getcwd(),
): readonly string[] | undefined {
  const separator = environment.get('COMPOSE_PATH_SEPARATOR') || ':';
  const given =
    named.length > 0 ? named : (environment.get('COMPOSE_FILE')?.split(separator) ?? []).filter((name) => name !== '');
  const paths = given.map((file) => (file === '-' ? file : normalize(file, sys.getcwd())));
  for (const path of paths)
    if (path !== '-' && !sys.access(path, '')) throw missingFile(`open ${path}: no such file or directory`);
  if (paths.length > 0) return paths;
  for (let here = folder; ; here = dirname(here)) {
    const find = (names: readonly string[]) =>
      names.map((name) => normalize(name, here)).find((path) => sys.access(path, ''));
    const file = find(NAMES);
    const override = find(OVERRIDES);
    if (file !== undefined) return override === undefined ? [file] : [file, override];
    if (here === '/') return undefined;
  }
}
