import type { Run, Syscalls } from '../../kernel/syscalls';
import { print } from '../stdio';
import { NpmError, noLock, notFound, noVersion, outOfSync } from './errors';
import { type Manifest, MissingManifest, manifest } from './manifest';
import { npmPackages } from './packages';
import { installed, linkUp, type Placed, place, placed, removeAll, versionAt } from './tree';
import { newest, satisfies } from './version';

/** The words of an npm command that say what is to be installed, and how it is told. */
export interface InstallOptions {
  readonly clean: boolean;
  readonly names: readonly string[];
  readonly omitDev: boolean;
  readonly saveDev: boolean;
  readonly saveExact: boolean;
  readonly audit: boolean;
  readonly fund: boolean;
}

export const optionsOf = (
  sys: Syscalls,
  argv: readonly string[],
  names: readonly string[],
  clean: boolean,
): InstallOptions => {
  const has = (...flags: string[]) => argv.some((word) => flags.includes(word));
  const production = sys.env().get('NODE_ENV') === 'production' && !has('--include=dev');
  return {
    clean,
    names,
    omitDev: production || has('--omit=dev', '--production', '--only=production', '--only=prod'),
    saveDev: has('-D', '--save-dev'),
    saveExact: has('-E', '--save-exact'),
    audit: !has('--no-audit', '--audit=false'),
    fund: !has('--no-fund', '--fund=false'),
  };
};

type Versions = Record<string, string>;
interface Lock {
  readonly packages?: Readonly<Record<string, { readonly version?: string }>>;
}

function project(sys: Syscalls): Manifest {
  try {
    return manifest(sys);
  } catch (error) {
    if (!(error instanceof MissingManifest)) throw error;
    const folder = sys.getcwd();
    const none = { version: '', scripts: {}, dependencies: {}, devDependencies: {}, raw: {} };
    return { folder, name: folder.replace(/.*\//, ''), ...none };
  }
}

/** npm install and npm ci: package.json and lock file into node_modules. */
export function* install(sys: Syscalls, options: InstallOptions): Run {
  const own = options.clean ? manifest(sys) : project(sys);
  const at = own.folder === '/' ? '' : own.folder;
  const lockFile = `${at}/package-lock.json`;
  const started = sys.now();
  const lock = sys.access(lockFile, '') ? (JSON.parse(sys.readFile(lockFile)) as Lock) : undefined;
  if (options.clean && !lock) throw noLock();
  const ranges = { dependencies: { ...own.dependencies }, devDependencies: { ...own.devDependencies } };
  for (const word of options.names) {
    const [, name = '', range] = /^(@?[^@]+)(?:@(.+))?$/.exec(word) ?? [];
    if (!npmPackages[name]) throw notFound(name, range ?? '*');
    const version = pick(name, range ?? 'latest');
    const kind = options.saveDev || (name in ranges.devDependencies && !(name in ranges.dependencies)) ? 'dev' : 'prod';
    ranges[kind === 'dev' ? 'devDependencies' : 'dependencies'][name] = options.saveExact ? version : `^${version}`;
  }
  if (options.clean) checkSync({ ...ranges.devDependencies, ...ranges.dependencies }, lock ?? {});
  const chosen = (from: Versions): Versions =>
    Object.fromEntries(Object.entries(from).map(([name, range]) => [name, choose(name, range, lock)]));
  const all = placed(chosen(ranges.dependencies), chosen(ranges.devDependencies));
  const wanted = options.omitDev ? all.filter(({ dev }) => !dev) : all;
  yield* sys.sleep(wanted.length > 0 ? 600 + 40 * wanted.length : 150);
  const changed = fill(sys, `${at}/node_modules`, wanted, options.clean);
  cache(sys, wanted);
  if (options.names.length) writeManifest(sys, at, own, ranges);
  if (!options.clean) sys.writeFile(lockFile, lockText(own, ranges, all));
  yield* print(sys, told(changed, wanted, options, sys.now() - started));
  return 0;
}

/** npm prune: what package.json does not ask for, and with --omit=dev what only building needs. */
export function* prune(sys: Syscalls, options: InstallOptions): Run {
  const own = manifest(sys);
  const at = own.folder === '/' ? '' : own.folder;
  const lockFile = `${at}/package-lock.json`;
  const started = sys.now();
  const lock = sys.access(lockFile, '') ? (JSON.parse(sys.readFile(lockFile)) as Lock) : undefined;
  const chosen = (from: Versions): Versions =>
    Object.fromEntries(Object.entries(from).map(([name, range]) => [name, choose(name, range, lock)]));
  const all = placed(chosen(own.dependencies), options.omitDev ? {} : chosen(own.devDependencies));
  const modules = `${at}/node_modules`;
  const kept = all.filter(({ path }) => versionAt(sys, modules, path) !== undefined);
  yield* sys.sleep(300);
  const changed = fill(sys, modules, kept, false);
  yield* print(sys, told(changed, kept, options, sys.now() - started));
  return 0;
}

const pick = (name: string, range: string): string => {
  const found = newest(npmPackages[name]?.versions ?? [], range);
  if (found === undefined) throw noVersion(name, range);
  return found;
};

/** The locked version while it fits, else the newest that does. */
function choose(name: string, range: string, lock: Lock | undefined): string {
  if (!npmPackages[name]) throw notFound(name, range === 'latest' ? '*' : range);
  const locked = lock?.packages?.[`node_modules/${name}`]?.version;
  if (locked !== undefined && satisfies(locked, range) && npmPackages[name]?.versions.includes(locked)) return locked;
  return pick(name, range);
}

function checkSync(ranges: Versions, { packages = {} }: Lock): void {
  const problems = Object.entries(ranges).flatMap(([name, range]) => {
    const locked = packages[`node_modules/${name}`];
    if (!locked)
      return [`Missing: ${name}@${newest(npmPackages[name]?.versions ?? [], range) ?? range} from lock file`];
    if (locked.version === undefined || satisfies(locked.version, range)) return [];
    const wanted = newest(npmPackages[name]?.versions ?? [], range) ?? range;
    return [`Invalid: lock file's ${name}@${locked.version} does not satisfy ${name}@${wanted}`];
  });
  if (problems.length > 0) throw outOfSync(problems);
}

interface Changed {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

function fill(sys: Syscalls, modules: string, wanted: readonly Placed[], clean: boolean): Changed {
  if (clean && sys.access(modules, '')) removeAll(sys, modules);
  const before = new Map(installed(sys, modules).map((path) => [path, versionAt(sys, modules, path)]));
  const paths = new Set(wanted.map(({ path }) => path));
  const gone = [...before.keys()].filter((path) => !paths.has(path));
  for (const path of gone) if (sys.access(`${modules}/${path}`, '')) removeAll(sys, `${modules}/${path}`);
  const scope = (path: string) => (path.startsWith('@') ? path.replace(/\/.*/, '') : '');
  for (const name of new Set(gone.map(scope)))
    if (name && sys.access(`${modules}/${name}`, '') && sys.readdir(`${modules}/${name}`).length === 0)
      sys.rmdir(`${modules}/${name}`);
  for (const path of gone)
    for (const command of Object.keys(npmPackages[path]?.bin ?? {})) sys.unlink(`${modules}/.bin/${command}`);
  let added = 0;
  let changed = 0;
  for (const one of wanted) {
    const old = before.get(one.path);
    if (old === one.version) continue;
    if (old === undefined) added += 1;
    else changed += 1;
    place(sys, modules, one);
  }
  for (const { path } of wanted) linkUp(sys, modules, path);
  return { added, removed: gone.length, changed };
}

/** What was fetched stays in npm’s cache: about the size of the packed packages. */
function cache(sys: Syscalls, wanted: readonly Placed[]): void {
  const home = sys.env().get('HOME') ?? '/root';
  if (!sys.access(home, 'w')) return;
  const folder = `${home}/.npm/_cacache/content-v2`;
  const parts = folder.split('/').slice(1);
  for (let i = 1; i <= parts.length; i++) {
    const path = `/${parts.slice(0, i).join('/')}`;
    if (!sys.access(path, '')) sys.mkdir(path, 0o755);
  }
  for (const { path, version, bytes } of wanted) {
    const file = `${folder}/${path.replace(/.*node_modules\//, '').replace('/', '-')}-${version}`;
    if (!sys.access(file, '')) sys.writeFile(file, '', 0o644, Math.round(bytes * 0.4242));
  }
}

function writeManifest(sys: Syscalls, at: string, { raw }: Manifest, ranges: Record<string, Versions>): void {
  const sorted = (all: Versions = {}) => Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  const made = { ...raw };
  for (const [kind, all] of Object.entries(ranges)) if (Object.keys(all).length > 0) made[kind] = sorted(all);
  sys.writeFile(`${at}/package.json`, `${JSON.stringify(made, undefined, 2)}\n`);
}

function lockText({ name, version }: Manifest, ranges: Record<string, Versions>, all: readonly Placed[]): string {
  const filled = Object.fromEntries(Object.entries(ranges).filter(([, some]) => Object.keys(some).length > 0));
  const title = { ...(name && { name }), ...(version && { version }) };
  const packages = Object.fromEntries(
    all.map(({ path, version: at, dev }) => [`node_modules/${path}`, { version: at, ...(dev && { dev }) }]),
  );
  const lock = { ...title, lockfileVersion: 3, requires: true, packages: { '': { ...title, ...filled }, ...packages } };
  return `${JSON.stringify(lock, undefined, 2)}\n`;
}

const count = (n: number): string => `${n} package${n === 1 ? '' : 's'}`;

function told(
  { added, removed, changed }: Changed,
  there: readonly Placed[],
  { audit, fund }: InstallOptions,
  time: number,
): string {
  const took = time >= 1000 ? `${Math.round(time / 1000)}s` : `${Math.round(time)}ms`;
  const did = [
    ...(added ? [`added ${count(added)}`] : []),
    ...(removed ? [`removed ${count(removed)}`] : []),
    ...(changed ? [`changed ${count(changed)}`] : []),
  ];
  const what = did.length > 0 ? did.join(', ') : 'up to date';
  const audited = audit ? `, ${did.length > 0 ? 'and ' : ''}audited ${count(there.length + 1)}` : '';
  const asking = fund ? there.filter(({ funding }) => funding).length : 0;
  const funds = asking
    ? `\n${count(asking)} ${asking === 1 ? 'is' : 'are'} looking for funding\n  run \`npm fund\` for details\n`
    : '';
  return `\n${what}${audited} in ${took}\n${funds}${audit ? '\nfound 0 vulnerabilities\n' : ''}`;
}

/** npm ls: what package.json asks for, and what is there. */
export function* list(sys: Syscalls, omitDev: boolean): Run {
  const own = manifest(sys);
  const at = own.folder === '/' ? '' : own.folder;
  const ranges = { ...own.dependencies, ...(omitDev ? {} : own.devDependencies) };
  const rows = Object.entries(ranges)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, range]) => {
      const version = versionAt(sys, `${at}/node_modules`, name);
      return {
        text: version === undefined ? `UNMET DEPENDENCY ${name}@${range}` : `${name}@${version}`,
        missing: version === undefined,
        name,
        range,
      };
    });
  const title = `${own.name}${own.version ? `@${own.version}` : ''} ${own.folder}`;
  const mark = (i: number) => (i === rows.length - 1 ? '\xe2\x94\x94' : '\xe2\x94\x9c');
  const dash = '\xe2\x94\x80';
  yield* print(
    sys,
    `${title}\n${rows.length > 0 ? rows.map(({ text }, i) => `${mark(i)}${dash}${dash} ${text}\n`).join('') : '\xe2\x94\x94\xe2\x94\x80\xe2\x94\x80 (empty)\n'}\n`,
  );
  const missing = rows.filter((one) => one.missing);
  if (missing.length === 0) return 0;
  throw new NpmError(
    `npm error code ELSPROBLEMS\n${missing.map(({ name, range }) => `npm error missing: ${name}@${range}, required by ${own.name}@${own.version}\n`).join('')}`,
  );
}
