import { baseSetups } from './base-setups';
import type { PackageSetup } from './package';

const setups = new Map(Object.entries(baseSetups));

/** What a package leaves behind beside its binaries. */
export const setupOf = (name: string): PackageSetup | undefined => setups.get(name);

/** Brings those that base images do not need; whoever installs packages calls it before it asks for one. */
export function addSetups(more: Readonly<Record<string, PackageSetup>>): void {
  for (const [name, setup] of Object.entries(more)) setups.set(name, setup);
}
