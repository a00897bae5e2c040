import { readdirSync, readFileSync } from 'node:fs';
import type { Shell } from '@/grading/kit/parts';

/** The battery's shell files, from the project's folder. */
export function readKitShell(root: string): Shell {
  const folder = `${root}/grading/kit/shell`;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sh'));
  return Object.fromEntries(
    names.map((name) => [name.replaceAll('\\', '/').replace(/\.sh$/, ''), readFileSync(`${folder}/${name}`, 'utf8')]),
  );
}
