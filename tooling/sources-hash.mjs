import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { root } from './root.mjs';

// One hash over names and bytes of the given files and folders; a missing one counts as empty.
export function sourcesHash(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    try {
      hash.update(`${path}\0`).update(readFileSync(new URL(path, root)));
    } catch (error) {
      if (error.code === 'EISDIR') for (const entry of readdirSync(new URL(path, root)).sort()) add(`${path}/${entry}`);
      else if (error.code !== 'ENOENT') throw error;
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex').slice(0, 16);
}
