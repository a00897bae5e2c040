import type { Bytes } from '../../bytes';
import type { Syscalls } from '../../kernel/syscalls';

/** Where units of the system are looked for; the first that has one wins (systemd.unit(5)). */
export const unitFolders = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
] as const;

export interface UnitFile {
  /** With its suffix. */
  readonly name: string;
  readonly path: string;
  /** Files in NAME.d, in the order they are read. */
  readonly dropIns: readonly string[];
  /** A link to /dev/null, or an empty file. */
  readonly masked: boolean;
  /** All values of a setting; an empty assignment has dropped those before it. */
  all(section: string, key: string): readonly Bytes[];
  /** The value given last. */
  get(section: string, key: string): Bytes | undefined;
}

const SUFFIX = /\.(service|socket|target|timer|mount|automount|swap|path|slice|scope|device)$/;

/** `nginx` is nginx.service. */
export const unitName = (word: string): string => (SUFFIX.test(word) ? word : `${word}.service`);

/** `getty@tty1.service` → `getty@.service`; undefined when it is no instance. */
export const templateOf = (name: string): string | undefined => {
  const m = /^([^@]+@)[^.]+(\.\w+)$/.exec(name);
  return m ? `${m[1]}${m[2]}` : undefined;
};

/** Words separated by blanks, in the settings that are lists. */
export const wordsOf = (values: readonly Bytes[]): string[] => values.join(' ').split(/\s+/).filter(Boolean);

type Settings = Map<string, Bytes[]>;

function readInto(settings: Settings, text: Bytes): void {
  let section = '';
  for (const raw of text.replace(/\\\n/g, ' ').split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.startsWith('[')) {
      section = line.slice(1, -1);
      continue;
    }
    const eq = line.indexOf('=');
    if (eq < 0) continue;
    const key = `${section}.${line.slice(0, eq).trim()}`;
    const value = line.slice(eq + 1).trim();
    settings.set(key, value === '' ? [] : [...(settings.get(key) ?? []), value]);
  }
}

const names = (sys: Syscalls, folder: string): string[] => {
  try {
    return sys
      .readdir(folder)
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
};

function exists(sys: Syscalls, path: string): boolean {
  try {
    sys.lstat(path);
    return true;
  } catch {
    return false;
  }
}

function target(sys: Syscalls, path: string): string | undefined {
  try {
    return sys.readlink(path);
  } catch {
    return undefined;
  }
}

/** The unit's path, without reading it; undefined when there is none. */
export function findUnit(sys: Syscalls, name: string): string | undefined {
  for (const wanted of [name, templateOf(name)])
    for (const folder of wanted ? unitFolders : [])
      if (exists(sys, `${folder}/${wanted}`)) return `${folder}/${wanted}`;
  return undefined;
}

/** Follows aliases to the file that counts, staying in the unit folders where it can. */
function follow(sys: Syscalls, path: string): string {
  const link = target(sys, path);
  if (link === undefined || link === '/dev/null') return path;
  const full = link.startsWith('/') ? link : `${path.slice(0, path.lastIndexOf('/'))}/${link}`;
  const real = full.replace(/^\/lib\//, '/usr/lib/');
  return exists(sys, real) ? follow(sys, real) : path;
}

export function loadUnit(sys: Syscalls, name: string): UnitFile | undefined {
  const found = findUnit(sys, name);
  if (found === undefined) return undefined;
  const path = follow(sys, found);
  const masked = target(sys, path) === '/dev/null' || sys.stat(path).size === 0;
  const real = path.slice(path.lastIndexOf('/') + 1);
  const dropIns = [...new Set([real, name])].flatMap((unit) =>
    [...unitFolders]
      .reverse()
      .flatMap((folder) => names(sys, `${folder}/${unit}.d`).map((file) => `${folder}/${unit}.d/${file}`))
      .filter((file) => file.endsWith('.conf')),
  );
  const settings: Settings = new Map();
  if (!masked) for (const file of [path, ...dropIns]) readInto(settings, sys.readFile(file));
  const all = (section: string, key: string): readonly Bytes[] => settings.get(`${section}.${key}`) ?? [];
  return {
    name: templateOf(name) === real ? name : real,
    path,
    dropIns,
    masked,
    all,
    get: (section, key) => all(section, key).at(-1),
  };
}

/** All unit files there are, by name; templates too. */
export function unitFileNames(sys: Syscalls): string[] {
  return [...new Set(unitFolders.flatMap((folder) => names(sys, folder)))].filter((name) => SUFFIX.test(name)).sort();
}
