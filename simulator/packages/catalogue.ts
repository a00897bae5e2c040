import { basename } from '../vfs/path';
import { DEBIAN_TRIXIE } from './debian-trixie';
import type { Package, PackageFile } from './package';
import { setupOf } from './setups';

// Binaries whose behaviour goes by another name.
const programs: Readonly<Record<string, string>> = {
  'redis-check-rdb': 'redis-server',
  'nc.openbsd': 'nc',
  'python3.13': 'python3',
  'which.debianutils': 'which',
};

const LIBRARIES = '/usr/lib/x86_64-linux-gnu/';

function file(word: string): PackageFile {
  const [, name = '', mode, mark, rest = ''] = /^([^=>@]+)(?:@(\d+))?(?:([=>])(.*))?$/.exec(word) ?? [];
  const path = name.startsWith('L/') ? LIBRARIES + name.slice(2) : name.startsWith('/') ? name : `/usr/${name}`;
  if (mark === '>') return { kind: 'symlink', path, target: rest };
  const size = Number(rest || 100_000);
  if (!/^s?bin\//.test(name)) return { kind: 'file', path, data: '', size, mode: 0o644 };
  const base = basename(path);
  return { kind: 'binary', path, program: programs[base] ?? base, size, mode: Number.parseInt(mode ?? '755', 8) };
}

function read(line: string): Package {
  const [name = '', version = '', installed, download, essential, depends = '', files = '', summary = ''] =
    line.split('|');
  return {
    name,
    version,
    summary,
    installedSize: Number(installed),
    downloadSize: Number(download),
    essential: essential === 'E',
    depends: depends.split(',').filter(Boolean),
    files: [...files.split(' ').filter(Boolean).map(file), ...(setupOf(name)?.files ?? [])],
  };
}

let table: Map<string, string> | undefined;
const known = new Map<string, Package>();

function rows(): Map<string, string> {
  table ??= new Map(
    DEBIAN_TRIXIE.split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('|')), line]),
  );
  return table;
}

/** undefined for a package this simulation does not know. */
export function debianPackage(name: string): Package | undefined {
  const there = known.get(name);
  if (there) return there;
  const line = rows().get(name);
  if (line === undefined) return undefined;
  const made = read(line);
  known.set(name, made);
  return made;
}

export const packageNames = (): readonly string[] => [...rows().keys()];

/** The packages and all they need that is not in `have`, what is needed first. */
export function closure(names: readonly string[], have: ReadonlySet<string> = new Set()): readonly string[] {
  const out = new Set<string>();
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    if (have.has(name) || out.has(name) || visiting.has(name)) return;
    visiting.add(name);
    for (const needed of debianPackage(name)?.depends ?? []) visit(needed);
    out.add(name);
  };
  for (const name of names) visit(name);
  return [...out];
}
