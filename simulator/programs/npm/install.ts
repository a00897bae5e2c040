import type { Run, Syscalls } from '../../kernel/syscalls';
import { print } from '../stdio';
import { type Manifest, MissingManifest, manifest } from './manifest';
import { npmPackages } from './packages';

/** What npm prints to standard error before it fails. */
export class NpmError extends Error {
  readonly status: number;
  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

const notFound = (name: string, range: string): NpmError =>
  new NpmError(`npm error code E404
npm error 404 Not Found - GET https://registry.npmjs.org/${name.replace('/', '%2f')} - Not found
npm error 404
npm error 404  '${name}@${range}' is not in this registry.
npm error 404
npm error 404 Note that you can also install from a
npm error 404 tarball, folder, http url, or git folder.
npm error this simulation has the packages: ${Object.keys(npmPackages).join(', ')}
`);

const NO_LOCK = `npm error code EUSAGE
npm error
npm error The \`npm ci\` command can only install with an existing package-lock.json or
npm error npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or
npm error later to generate a package-lock.json file, then try again.
npm error
npm error Clean install a project
npm error
npm error Usage:
npm error npm ci
npm error
npm error Run "npm help ci" for more info
`;

function removeAll(sys: Syscalls, path: string): void {
  for (const { name, type } of sys.readdir(path)) {
    if (type === 'directory') removeAll(sys, `${path}/${name}`);
    else sys.unlink(`${path}/${name}`);
  }
  sys.rmdir(path);
}

function project(sys: Syscalls): Manifest {
  try {
    return manifest(sys);
  } catch (error) {
    if (!(error instanceof MissingManifest)) throw error;
    return {
      folder: sys.getcwd(),
      name: sys.getcwd().replace(/.*\//, ''),
      version: '',
      scripts: {},
      dependencies: {},
      raw: {},
    };
  }
}

/** npm install and npm ci: exact files in node_modules, shorter talk. */
export function* install(sys: Syscalls, clean: boolean, names: readonly string[]): Run {
  const own = clean ? manifest(sys) : project(sys);
  const at = own.folder === '/' ? '' : own.folder;
  const lock = `${at}/package-lock.json`;
  const modules = `${at}/node_modules`;
  const started = sys.now();
  if (clean && !sys.access(lock, '')) throw new NpmError(NO_LOCK);
  const wanted: Record<string, string> = { ...own.dependencies };
  for (const word of names) {
    const [, name = '', range] = /^(@?[^@]+)(?:@(.+))?$/.exec(word) ?? [];
    wanted[name] = range ?? 'latest';
  }
  if (clean) {
    const locked = JSON.parse(sys.readFile(lock)) as { packages?: Record<string, unknown> };
    const missing = Object.keys(wanted).filter((name) => !locked.packages?.[`node_modules/${name}`]);
    if (missing.length)
      throw new NpmError(
        `npm error code EUSAGE\nnpm error\nnpm error \`npm ci\` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with \`npm install\` before continuing.\nnpm error\n${missing.map((name) => `npm error Missing: ${name}@${npmPackages[name]?.version ?? wanted[name]} from lock file\n`).join('')}npm error\n`,
      );
  }
  for (const [name, range] of Object.entries(wanted))
    if (!npmPackages[name]) throw notFound(name, range === 'latest' ? '*' : range);
  if (clean && sys.access(modules, '')) removeAll(sys, modules);
  yield* sys.sleep(Object.keys(wanted).length ? 700 : 150);
  let added = 0;
  for (const name of Object.keys(wanted)) {
    const found = npmPackages[name];
    if (!found || sys.access(`${modules}/${name}/package.json`, '')) continue;
    for (const folder of [modules, `${modules}/${name}`]) if (!sys.access(folder, '')) sys.mkdir(folder);
    sys.writeFile(
      `${modules}/${name}/package.json`,
      `${JSON.stringify({ name, version: found.version, main: 'index.js' }, undefined, 2)}\n`,
    );
    for (const [file, text] of Object.entries(found.files)) sys.writeFile(`${modules}/${name}/${file}`, text);
    added += 1;
  }
  const dependencies = Object.fromEntries(
    Object.entries(wanted).map(([name, range]) => [
      name,
      range === 'latest' ? `^${npmPackages[name]?.version}` : range,
    ]),
  );
  if (names.length)
    sys.writeFile(`${at}/package.json`, `${JSON.stringify({ ...own.raw, dependencies }, undefined, 2)}\n`);
  if (!clean) {
    const root = {
      ...(own.name && { name: own.name }),
      ...(own.version && { version: own.version }),
      ...(Object.keys(dependencies).length && { dependencies }),
    };
    const packages = Object.fromEntries(
      Object.keys(wanted).map((name) => [`node_modules/${name}`, { version: npmPackages[name]?.version }]),
    );
    sys.writeFile(
      lock,
      `${JSON.stringify({ ...(own.name && { name: own.name }), ...(own.version && { version: own.version }), lockfileVersion: 3, requires: true, packages: { '': root, ...packages } }, undefined, 2)}\n`,
    );
  }
  const total = Object.keys(wanted).length + 1;
  const packages = (n: number): string => `${n} package${n === 1 ? '' : 's'}`;
  const time = sys.now() - started;
  const took = time >= 1000 ? `${Math.round(time / 1000)}s` : `${Math.round(time)}ms`;
  yield* print(
    sys,
    `\n${added ? `added ${packages(added)}, and audited ${packages(total)} in ${took}` : `up to date, audited ${packages(total)} in ${took}`}\n\nfound 0 vulnerabilities\n`,
  );
  return 0;
}
