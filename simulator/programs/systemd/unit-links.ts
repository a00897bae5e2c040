import type { Syscalls } from '../../kernel/syscalls';
import { findUnit, loadUnit, templateOf, type UnitFile, unitFolders, wordsOf } from './unit-file';

// What enabling and masking do to /etc/systemd/system; every change is told in systemctl's words.

const ETC = '/etc/systemd/system';

/** Enabling failed: systemctl's message. */
export class UnitError extends Error {}

const linkTarget = (sys: Syscalls, path: string): string | undefined => {
  try {
    return sys.readlink(path);
  } catch {
    return undefined;
  }
};

function entries(sys: Syscalls, folder: string): string[] {
  try {
    return sys
      .readdir(folder)
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

export const hasInstall = (unit: UnitFile): boolean =>
  ['WantedBy', 'RequiredBy', 'UpheldBy', 'Alias', 'Also', 'DefaultInstance'].some((k) => unit.all('Install', k).length);

/** `multi-user.target.wants/NAME` and the like, and aliases. */
function wantedLinks(unit: UnitFile, name: string): string[] {
  const list = (key: string): string[] => wordsOf(unit.all('Install', key));
  return [
    ...list('Alias').map((alias) => `${ETC}/${alias}`),
    ...list('WantedBy').map((target) => `${ETC}/${target}.wants/${name}`),
    ...list('RequiredBy').map((target) => `${ETC}/${target}.requires/${name}`),
    ...list('UpheldBy').map((target) => `${ETC}/${target}.upholds/${name}`),
  ];
}

export function load(sys: Syscalls, name: string): UnitFile {
  const unit = loadUnit(sys, name);
  if (!unit) throw new UnitError(`Unit ${name} does not exist`);
  return unit;
}

function ensureFolder(sys: Syscalls, path: string): void {
  const folder = path.slice(0, path.lastIndexOf('/'));
  if (!sys.access(folder, '')) sys.mkdir(folder, 0o755);
}

/** `Created symlink …` lines. */
export function enable(sys: Syscalls, name: string): string[] {
  const unit = load(sys, name);
  if (unit.masked) throw new UnitError(`Unit ${unit.path} is masked`);
  const out: string[] = [];
  for (const path of wantedLinks(unit, name)) {
    const there = linkTarget(sys, path);
    if (there === unit.path || there?.replace(/^\/lib\//, '/usr/lib/') === unit.path) continue;
    if (there !== undefined) {
      sys.unlink(path);
      out.push(`Removed '${path}'.`);
    }
    ensureFolder(sys, path);
    sys.symlink(unit.path, path);
    out.push(`Created symlink '${path}' \u2192 '${unit.path}'.`);
  }
  for (const also of wordsOf(unit.all('Install', 'Also'))) if (findUnit(sys, also)) out.push(...enable(sys, also));
  return out;
}

/** Every link below /etc/systemd/system that stands for the unit. */
function linksTo(sys: Syscalls, name: string): string[] {
  const folders = entries(sys, ETC).filter((entry) => /\.(wants|requires|upholds)$/.test(entry));
  const inFolders = folders.flatMap((folder) =>
    entries(sys, `${ETC}/${folder}`)
      .filter((entry) => entry === name || templateOf(entry) === name)
      .map((entry) => `${ETC}/${folder}/${entry}`),
  );
  const aliases = entries(sys, ETC)
    .map((entry) => `${ETC}/${entry}`)
    .filter((path) => linkTarget(sys, path)?.endsWith(`/${name}`));
  return [...inFolders, ...aliases].sort();
}

/** `Removed …` lines. */
export function disable(sys: Syscalls, name: string): string[] {
  load(sys, name);
  return linksTo(sys, name).map((path) => {
    sys.unlink(path);
    return `Removed '${path}'.`;
  });
}

export function mask(sys: Syscalls, name: string): string[] {
  const path = `${ETC}/${name}`;
  const there = linkTarget(sys, path);
  if (there === '/dev/null') return [];
  if (there !== undefined || sys.access(path, '')) throw new UnitError(`File '${path}' already exists`);
  sys.symlink('/dev/null', path);
  return [`Created symlink '${path}' \u2192 '/dev/null'.`];
}

export function unmask(sys: Syscalls, name: string): string[] {
  const path = `${ETC}/${name}`;
  if (linkTarget(sys, path) !== '/dev/null') return [];
  sys.unlink(path);
  return [`Removed '${path}'.`];
}

export type EnableState =
  | 'enabled'
  | 'enabled-runtime'
  | 'disabled'
  | 'static'
  | 'masked'
  | 'alias'
  | 'indirect'
  | 'not-found';

/** systemctl is-enabled */
export function enableState(sys: Syscalls, name: string): EnableState {
  const path = findUnit(sys, name);
  if (path === undefined) return 'not-found';
  const unit = load(sys, name);
  if (unit.masked) return 'masked';
  const link = linkTarget(sys, path);
  if (link !== undefined && !link.endsWith(`/${name}`)) return 'alias';
  if (linksTo(sys, name).length > 0) return 'enabled';
  const runtime = entries(sys, '/run/systemd/generator').some((folder) =>
    entries(sys, `/run/systemd/generator/${folder}`).includes(name),
  );
  if (runtime) return 'enabled-runtime';
  if (!hasInstall(unit)) return 'static';
  return wantedLinks(unit, name).length === 0 && wordsOf(unit.all('Install', 'Also')).length > 0
    ? 'indirect'
    : 'disabled';
}

/** default.target's name. */
export function defaultTarget(sys: Syscalls): string {
  for (const folder of unitFolders) {
    const link = linkTarget(sys, `${folder}/default.target`);
    if (link !== undefined) return link.slice(link.lastIndexOf('/') + 1);
  }
  return 'graphical.target';
}

export function setDefault(sys: Syscalls, name: string): string[] {
  const unit = load(sys, name);
  const path = `${ETC}/default.target`;
  const out: string[] = [];
  if (linkTarget(sys, path) !== undefined) {
    sys.unlink(path);
    out.push(`Removed '${path}'.`);
  }
  sys.symlink(unit.path, path);
  return [...out, `Created symlink '${path}' \u2192 '${unit.path}'.`];
}
