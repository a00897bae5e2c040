import { dirname, normalize } from '../../vfs/path';
import { invalidFile } from './compose-error';
import { asMap, asText, isMap, type Json, type JsonMap, strings } from './json';
import { merge } from './merge';

export interface Extending {
  readonly services: JsonMap;
  /** The file that they stand in. */
  readonly path: string;
  /** Where names of files begin. */
  readonly folder: string;
  readonly read: (path: string) => JsonMap;
}

/** A service with what it extends put below it. */
export function extendService(from: Extending, name: string, above: readonly string[] = []): Json {
  const service = from.services[name];
  if (!isMap(service) || service['extends'] === undefined) return service ?? null;
  const { extends: base, ...own } = service;
  const target = isMap(base) ? asText(base['service']) : asText(base);
  const file = isMap(base) ? asText(base['file']) : '';
  const path = file === '' ? from.path : normalize(file, from.folder);
  const here = `${from.path}:${name}`;
  if (above.includes(here)) throw invalidFile(`Circular reference:\n  ${name} in ${from.path}`);
  const next = file === '' ? from : { ...from, path, folder: dirname(path), services: from.read(path) };
  if (!(target in next.services)) {
    const where = file === '' ? '' : ` in ${file}`;
    throw invalidFile(`cannot extend service "${name}" in ${from.path}: service "${target}" not found${where}`);
  }
  const below = asMap(extendService(next, target, [...above, here]));
  return merge(next.folder === from.folder ? below : moved(below, next.folder), own);
}

/** Relative paths of a service begin at its own file. */
function moved(service: JsonMap, folder: string): JsonMap {
  const from = (path: string) => (/^\.{1,2}(\/|$)/.test(path) ? normalize(path, folder) : path);
  const { build, volumes, env_file } = service;
  const context = isMap(build) ? asText(build['context']) || '.' : asText(build);
  return {
    ...service,
    ...(build !== undefined && { build: { ...asMap(build), context: normalize(context, folder) } }),
    ...(Array.isArray(volumes) && {
      volumes: volumes.map((one) => (isMap(one) ? { ...one, source: from(asText(one['source'])) } : from(String(one)))),
    }),
    ...(env_file !== undefined && {
      env_file: (typeof env_file === 'string' ? [env_file] : strings(env_file)).map((one) => normalize(one, folder)),
    }),
  };
}
