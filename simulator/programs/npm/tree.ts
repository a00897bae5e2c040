import type { Syscalls } from '../../kernel/syscalls';
import { type NpmPackage, npmPackages, type PackageFile } from './packages';

/** A package where it is put: `ms`, `debug/node_modules/ms`. */
export interface Placed {
  readonly path: string;
  readonly version: string;
  readonly bytes: number;
  readonly funding: boolean;
  readonly dev: boolean;
}

/** Everything that these versions bring to node_modules; what is wanted by both kinds is no dev dependency. */
export function placed(wanted: Readonly<Record<string, string>>, dev: Readonly<Record<string, string>>): Placed[] {
  const found = new Map<string, Placed>();
  const add = (one: Placed) => {
    if (!found.has(one.path)) found.set(one.path, one);
  };
  for (const [versions, isDev] of [
    [wanted, false],
    [dev, true],
  ] as const)
    for (const [name, version] of Object.entries(versions)) {
      const { bytes = 0, funding = false } = npmPackages[name] ?? {};
      add({ path: name, version, bytes, funding, dev: isDev });
    }
  for (const one of [...found.values()])
    for (const row of brought(npmPackages[one.path])) {
      const [path = '', version = '', bytes = '0', mark] = row.split(' ');
      add({ path, version, bytes: Number(bytes), funding: mark === 'F', dev: one.dev });
    }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

const brought = (one: NpmPackage | undefined): string[] => (one?.brings ?? '').split('\n').filter(Boolean);

/** Its files below node_modules: what is known of them, and the rest as one file of the right size. */
export function place(sys: Syscalls, modules: string, { path, version, bytes }: Placed): void {
  const folder = `${modules}/${path}`;
  const name = path.replace(/.*node_modules\//, '');
  const known = npmPackages[path];
  const files: Record<string, PackageFile> = {
    ...known?.files,
    'package.json': {
      text: `${JSON.stringify({ name, version, ...(known && { main: 'index.js' }), ...(known?.bin && { bin: known.bin }) }, undefined, 2)}\n`,
    },
  };
  const brought = Object.values(npmPackages).flatMap((one) => Object.entries(one.broughtFiles ?? {}));
  for (const [at, file] of brought) if (at.startsWith(`${path}/`)) files[at.slice(path.length + 1)] = file;
  if (Object.keys(files).length === 1)
    files['index.js'] = { text: `throw new Error('this simulation has no source of the package ${name}');\n` };
  const sum = Object.values(files).reduce((all, file) => all + (file.bytes ?? file.text.length), 0);
  if (bytes > sum) files['README.md'] = { text: `# ${name}\n`, bytes: bytes - sum };
  for (const [file, { text, mode, bytes: size }] of Object.entries(files)) {
    makeFolders(sys, `${folder}/${file}`);
    sys.writeFile(`${folder}/${file}`, text, mode ?? 0o644, size);
  }
}

/** Links and commands, once all packages are there. */
export function linkUp(sys: Syscalls, modules: string, name: string): void {
  const { links = {}, bin = {} } = npmPackages[name] ?? {};
  for (const [at, target] of Object.entries(links)) {
    const path = `${modules}/${name}/${at}`;
    makeFolders(sys, path);
    if (!sys.access(path, '')) sys.link(`${modules}/${target}`, path);
  }
  for (const [command, file] of Object.entries(bin)) {
    const path = `${modules}/.bin/${command}`;
    makeFolders(sys, path);
    if (!sys.access(path, '')) sys.symlink(`../${name}/${file}`, path);
  }
}

function makeFolders(sys: Syscalls, path: string): void {
  const parts = path.split('/').slice(1, -1);
  for (let i = 1; i <= parts.length; i++) {
    const folder = `/${parts.slice(0, i).join('/')}`;
    if (!sys.access(folder, '')) sys.mkdir(folder, 0o755);
  }
}

export function removeAll(sys: Syscalls, path: string): void {
  for (const { name, type } of sys.readdir(path)) {
    if (type === 'directory') removeAll(sys, `${path}/${name}`);
    else sys.unlink(`${path}/${name}`);
  }
  sys.rmdir(path);
}

/** Version of a package that is in node_modules. */
export function versionAt(sys: Syscalls, modules: string, path: string): string | undefined {
  const file = `${modules}/${path}/package.json`;
  if (!sys.access(file, '')) return undefined;
  return (JSON.parse(sys.readFile(file)) as { version?: string }).version;
}

/** Paths of the packages in node_modules. */
export function installed(sys: Syscalls, modules: string, prefix = ''): string[] {
  if (!sys.access(modules, '')) return [];
  return sys.readdir(modules).flatMap(({ name, type }) => {
    if (type !== 'directory' || name.startsWith('.')) return [];
    if (name.startsWith('@')) return installed(sys, `${modules}/${name}`, `${prefix}${name}/`);
    const inner = `${modules}/${name}/node_modules`;
    return [`${prefix}${name}`, ...installed(sys, inner, `${prefix}${name}/node_modules/`)];
  });
}
