import type { Syscalls } from '../../kernel/syscalls';
import { dirname, normalize } from '../../vfs/path';
import { missingFile } from './compose-error';

const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** The project's files, absolute: those named, or the one found here or in a folder above, with its override. */
export function findFiles(sys: Syscalls, named: readonly string[]): readonly string[] | undefined {
  const cwd = sys.getcwd();
  const given = named.length > 0 ? named : (sys.env().get('COMPOSE_FILE')?.split(':') ?? []).filter(Boolean);
  for (const file of given) {
    if (!sys.access(normalize(file, cwd), ''))
      throw missingFile(`open ${normalize(file, cwd)}: no such file or directory`);
  }
  if (given.length > 0) return given.map((file) => normalize(file, cwd));
  for (let folder = cwd; ; folder = dirname(folder)) {
    const find = (names: readonly string[]) =>
      names.map((name) => normalize(name, folder)).find((path) => sys.access(path, ''));
    const file = find(NAMES);
    const override = find(OVERRIDES);
    if (file !== undefined) return override === undefined ? [file] : [file, override];
    if (folder === '/') return undefined;
  }
}
