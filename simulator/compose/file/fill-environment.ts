import type { Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { missingFile } from './compose-error';
import type { Environment } from './environment';
import { asMap, asText, isMap, type Json, type JsonMap } from './json';
import { parseEnvFile } from './parse-env-file';

/** The service with `env_file`, and variables of the client that are named alone, as part of `environment`. */
export function fillEnvironment(sys: Syscalls, service: JsonMap, folder: string, client: Environment): JsonMap {
  const { env_file: named, ...rest } = service;
  const all: JsonMap = {};
  for (const { path, required } of readEnvFiles(named, folder)) {
    if (!sys.access(path, '')) {
      if (!required) continue;
      throw missingFile(`env file ${path} not found: stat ${path}: no such file or directory`);
    }
    const outer = (key: string) => client.get(key) ?? (typeof all[key] === 'string' ? all[key] : undefined);
    // A name alone is nothing when the client does not know it.
    for (const [key, value] of parseEnvFile(sys.readFile(path), outer)) if (value !== undefined) all[key] = value;
  }
  Object.assign(all, asMap(rest['environment']));
  if (Object.keys(all).length === 0) return rest;
  const entries = Object.entries(all).map(([key, value]): [string, Json] => [key, value ?? client.get(key) ?? null]);
  const environment = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return Object.fromEntries(
    // The place among the fields stays where `env_file` stood when there was no `environment`.
    Object.keys(service).includes('environment')
      ? Object.entries({ ...rest, environment })
      : Object.entries(service).map(([key, value]) =>
          key === 'env_file' ? ['environment', environment] : [key, value],
        ),
  );
}

/** The long form of `env_file`. */
export const readEnvFiles = (named: Json | undefined, folder: string): { path: string; required: boolean }[] =>
  (named === undefined ? [] : Array.isArray(named) ? named : [named]).map((file) => ({
    path: normalize(asText(isMap(file) ? file['path'] : file), folder),
    required: !isMap(file) || file['required'] !== false,
  }));
