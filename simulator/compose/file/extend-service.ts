import type { Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { invalidFile, missingFile } from './compose-error';
import { asMap, asText, isMap, type JsonMap } from './json';
import { merge } from './merge';
import { parseYaml } from './parse-yaml';

/** A service with what it extends put below it; files are named from `folder`. */
export function extendService(
  sys: Syscalls,
  services: JsonMap,
  name: string,
  folder: string,
  above: readonly string[] = [],
): JsonMap {
  const { extends: base, ...own } = asMap(services[name]);
  if (base === undefined) return own;
  if (above.includes(name)) throw invalidFile(`Circular reference:\n  ${[...above, name].join('\n  extends ')}`);
  const target = isMap(base) ? asText(base['service']) : asText(base);
  const file = isMap(base) ? asText(base['file']) : '';
  const others = file === '' ? services : readServices(sys, normalize(file, folder));
  if (!isMap(others[target]))
    throw invalidFile(`cannot extend service "${name}" in ${folder}: service "${target}" not found`);
  const { depends_on: _, ...below } = extendService(sys, others, target, folder, [...above, name]);
  return merge(below, own);
}

function readServices(sys: Syscalls, path: string): JsonMap {
  if (!sys.access(path, '')) throw missingFile(`open ${path}: no such file or directory`);
  return asMap(parseYaml(sys.readFile(path))['services']);
}
