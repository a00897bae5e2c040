import type { Bytes } from '../../bytes';
import type { Syscalls } from '../../kernel/syscalls';
import { dirname, normalize } from '../../vfs/path';
import { castService } from './cast';
import { invalidFile, missingFile } from './compose-error';
import { extendService } from './extend-service';
import { interpolate, type Variables } from './interpolate';
import { asList, asMap, asText, isMap, type Json, type JsonMap, strings } from './json';
import { merge } from './merge';
import { parseYaml } from './parse-yaml';
import { validate } from './schema';

export interface Reader {
  readonly sys: Syscalls;
  /** undefined: leave them as they are. */
  readonly variables: Variables | undefined;
  readonly warn: (message: string) => void;
  /** The project's folder. */
  readonly folder: string;
}

/** One file over what was read before it, with what it includes and extends; still in short forms. */
export function readFile(reader: Reader, path: string, under: JsonMap = {}, text?: Bytes): JsonMap {
  const { warn, folder } = reader;
  const raw = readRaw(reader, path, text);
  checkMappings(raw);
  const { include, ...own } = raw;
  const services = asMap(own['services']);
  const read = (other: string) => asMap(readRaw(reader, other)['services']);
  const extended = isMap(own['services'])
    ? Object.fromEntries(
        Object.keys(services).map((name) => [name, extendService({ services, path, folder, read }, name)]),
      )
    : own['services'];
  const file: JsonMap = { ...own, ...(extended !== undefined && { services: extended }) };
  let merged = under;
  for (const one of asList(include)) merged = merge(merged, readIncluded(reader, one));
  merged = merge(merged, file);
  validate(merged, path);
  if ('version' in merged)
    warn(
      `${path}: the attribute \`version\` is obsolete, it will be ignored, please remove it to avoid potential confusion`,
    );
  const { version: _, ...rest } = merged;
  return rest;
}

/** What can't be merged is refused before the schema is asked. */
function checkMappings(file: JsonMap): void {
  if ('services' in file && !isMap(file['services'])) throw invalidFile('services must be a mapping');
  for (const [name, service] of Object.entries(asMap(file['services']))) {
    if (service !== null && !isMap(service)) throw invalidFile(`services.${name} must be a mapping`);
    for (const field of ['environment', 'labels', 'sysctls', 'annotations'])
      asList(asMap(service)[field]).forEach((entry, i) => {
        if (isMap(entry))
          throw invalidFile(`services.${name}.${field}.[${i}]: unexpected type map[string]interface {}`);
      });
  }
}

function readIncluded(reader: Reader, entry: Json): JsonMap {
  const paths = isMap(entry)
    ? Array.isArray(entry['path'])
      ? strings(entry['path'])
      : [asText(entry['path'])]
    : [asText(entry)];
  let merged: JsonMap = {};
  for (const name of paths) {
    const path = normalize(name, reader.folder);
    merged = readFile({ ...reader, folder: dirname(path) }, path, merged);
  }
  return merged;
}

function readRaw({ sys, variables, warn }: Reader, path: string, text?: Bytes): JsonMap {
  if (text === undefined && !sys.access(path, '')) throw missingFile(`open ${path}: no such file or directory`);
  const raw = parseYaml(text ?? sys.readFile(path));
  const filled = variables ? interpolate(raw, variables) : raw;
  if (!isMap(filled['services'])) return filled;
  const services = Object.entries(filled['services']).map(([name, service]): [string, Json] => [
    name,
    isMap(service) && variables ? castService(name, service, (message) => warn(message)) : service,
  ]);
  return { ...filled, services: Object.fromEntries(services) };
}
