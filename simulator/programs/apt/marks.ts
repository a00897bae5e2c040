import type { Syscalls } from '../../kernel/syscalls';
import { dirname } from '../../vfs/path';
import { installedPackages, makeFolders, readText } from './place-package';

// /var/lib/apt/extended_states: what came only because something else needs it. Packages of base images count as asked for.

const STATES = '/var/lib/apt/extended_states';

export const autoInstalled = (sys: Syscalls): Set<string> =>
  new Set([...readText(sys, STATES).matchAll(/^Package: (.*)$/gm)].map(([, name = '']) => name));

function write(sys: Syscalls, names: Iterable<string>): void {
  makeFolders(sys, dirname(STATES));
  const text = [...names].map((name) => `Package: ${name}\nArchitecture: amd64\nAuto-Installed: 1\n\n`).join('');
  sys.writeFile(STATES, text);
}

export function markAuto(sys: Syscalls, names: readonly string[]): void {
  if (names.length > 0) write(sys, new Set([...autoInstalled(sys), ...names]));
}

/** Also when they are gone: then nobody asks any more. */
export function unmarkAuto(sys: Syscalls, names: readonly string[]): void {
  const marked = autoInstalled(sys);
  if (names.some((name) => marked.has(name)))
    write(
      sys,
      [...marked].filter((name) => !names.includes(name)),
    );
}

/** Installed by apt itself for others, of which none is left; `gone` are about to be removed. */
export function noLongerNeeded(sys: Syscalls, gone: ReadonlySet<string> = new Set()): readonly string[] {
  const here = installedPackages(sys);
  const marked = autoInstalled(sys);
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (needed.has(name) || gone.has(name)) return;
    needed.add(name);
    for (const other of here.get(name)?.depends ?? []) need(other);
  };
  for (const { name, essential } of here.values()) if (essential || !marked.has(name)) need(name);
  return [...here.keys()].filter((name) => !needed.has(name) && !gone.has(name)).sort();
}

/** All that can't stay without one of `names`, these among them: what depends on another comes before it. */
export function withDependents(sys: Syscalls, names: readonly string[]): readonly string[] {
  const here = [...installedPackages(sys).values()];
  const out = new Set<string>();
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    if (out.has(name) || visiting.has(name)) return;
    visiting.add(name);
    for (const other of here) if (other.depends.includes(name)) visit(other.name);
    out.add(name);
  };
  for (const name of names) visit(name);
  return [...out];
}
