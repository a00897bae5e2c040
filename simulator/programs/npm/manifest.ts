import type { Syscalls } from '../../kernel/syscalls';

export interface Manifest {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly raw: Readonly<Record<string, unknown>>;
}

export class MissingManifest extends Error {
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

const record = (value: unknown): Record<string, string> =>
  value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]))
    : {};

/** package.json of this folder or the nearest one above. */
export function manifest(sys: Syscalls): Manifest {
  const here = sys.getcwd();
  for (let folder = here; ; folder = folder.replace(/\/[^/]*$/, '')) {
    const path = `${folder === '/' ? '' : folder}/package.json`;
    if (sys.access(path, '')) {
      const raw = JSON.parse(sys.readFile(path)) as Record<string, unknown>;
      const name = typeof raw['name'] === 'string' ? raw['name'] : '';
      return {
        folder: folder || '/',
        name,
        version: typeof raw['version'] === 'string' ? raw['version'] : '',
        raw,
        scripts: record(raw['scripts']),
        dependencies: record(raw['dependencies']),
        devDependencies: record(raw['devDependencies']),
      };
    }
    if (folder === '' || folder === '/') throw new MissingManifest(`${here === '/' ? '' : here}/package.json`);
  }
}

export const missingManifest = (path: string): string => `npm error code ENOENT
npm error syscall open
npm error path ${path}
npm error errno -2
npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'
npm error enoent This is related to npm not being able to find a file.
npm error enoent
`;

/** Last line of every failure. */
export function logLine(sys: Syscalls): string {
  const at = new Date(sys.now()).toISOString().replace(/[:.]/g, '_');
  return `npm error A complete log of this run can be found in: ${sys.env().get('HOME') ?? '/root'}/.npm/_logs/${at}-debug-0.log\n`;
}
