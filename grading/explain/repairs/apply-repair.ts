import type { Files } from '../../files';
import type { Found } from '../../judge';
import type { Repair } from './repair';

/** The answer's files with the change, in one container's build or in those of all roles of a stack. */
export function applyRepair(repair: Repair, found: Found, files: Files): Files | undefined {
  if (!('roles' in found)) return repair.apply(found);
  const whole = found.whole.stack && repair.applyToStack?.({ ...found.whole.stack, files });
  if (whole) return whole;
  let changed = files;
  for (const one of found.roles.values()) {
    const repaired = repair.apply(one) ?? {};
    for (const [path, text] of Object.entries(repaired)) {
      const place = one.stack?.origin(path) ?? path;
      if (one.files[path] !== text && files[place] !== undefined) changed = { ...changed, [place]: text };
    }
  }
  return changed === files ? undefined : changed;
}
