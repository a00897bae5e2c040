import { interpolate } from '../../compose/file/interpolate';
import { asMap, asText, isMap, type JsonMap } from '../../compose/file/json';
import { merge } from '../../compose/file/merge';
import { pairs } from '../../compose/file/normalise-service';
import { parseYaml } from '../../compose/file/parse-yaml';
import { CommandError } from '../../docker/cli/command-run';
import { readFlagFile } from '../../docker/cli/key-values';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { dirname, normalize } from '../../vfs/path';
import { normaliseService } from './normalise-service';
import { complaintOf } from './schema';
import { deprecated, forbidden, unsupported } from './unsupported';

/** A stack file, merged of all that were given, in the long form that `docker stack config` prints. */
export interface StackFile {
  readonly version: string;
  readonly services: Readonly<Record<string, JsonMap>>;
  readonly networks: Readonly<Record<string, JsonMap>>;
  readonly volumes: Readonly<Record<string, JsonMap>>;
  readonly secrets: Readonly<Record<string, JsonMap>>;
  readonly configs: Readonly<Record<string, JsonMap>>;
  /** Lines for stderr about what a stack does not heed. */
  readonly warnings: string;
}

const NEWEST = '3.12';

/** Throws CommandError with the client's words. */
export function* loadStack(sys: Syscalls, files: readonly string[], fillIn = true): Run<StackFile> {
  if (files.length === 0) throw new CommandError('Please specify a Compose file (with --compose-file)');
  let merged: JsonMap = {};
  const [first = ''] = files;
  const folder = first === '-' ? sys.getcwd() : dirname(normalize(first, sys.getcwd()));
  for (const file of files) {
    const content = readContent(yield* readText(sys, file));
    const filled = fillIn
      ? (interpolate(content, { get: (name) => sys.env().get(name), unset: () => {} }) as JsonMap)
      : content;
    check(filled);
    merged = merge(merged, filled);
  }
  const section = (name: string) => asMap(merged[name]);
  const services = Object.entries(section('services')).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    version: asText(merged['version']) || NEWEST,
    services: Object.fromEntries(
      services.map(([name, service]) => [name, normaliseService(sys, asMap(service), folder)]),
    ),
    networks: resources(section('networks'), folder),
    volumes: resources(section('volumes'), folder),
    secrets: resources(section('secrets'), folder),
    configs: resources(section('configs'), folder),
    warnings: warningsFor(Object.values(section('services')).map(asMap)),
  };
}

function* readText(sys: Syscalls, file: string): Run<string> {
  if (file !== '-') {
    try {
      return readFlagFile(sys, file);
    } catch (error) {
      throw new CommandError(error instanceof Error ? error.message : String(error));
    }
  }
  let text = '';
  for (;;) {
    const chunk = yield* sys.read(0, 65536);
    if (chunk === '') return text;
    text += chunk;
  }
}

function readContent(text: string): JsonMap {
  try {
    return parseYaml(text);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (/empty compose file|cannot unmarshal/.test(error.message))
      throw new CommandError('top-level object must be a mapping');
    throw new CommandError(error.message);
  }
}

function check(content: JsonMap): void {
  const given = content['version'];
  if (given !== undefined && typeof given !== 'string') throw new CommandError('version must be a string');
  const version = asText(given) || NEWEST;
  if (!/^3(\.([0-9]|1[0-2]))?$/.test(version)) throw new CommandError(`unsupported Compose file version: ${version}`);
  const services = Object.values(asMap(content['services'])).filter(isMap);
  const refused = Object.entries(forbidden).filter(([name]) => services.some((service) => name in service));
  if (refused.length > 0)
    throw new CommandError(
      `Compose file contains unsupported options:\n\n${refused.map(([name, why]) => `${name}: ${why}`).join('\n')}\n`,
    );
  const complaint = complaintOf(content);
  if (complaint !== undefined) throw new CommandError(complaint);
}

function warningsFor(services: readonly JsonMap[]): string {
  const used = (name: string) => services.some((service) => name in service);
  const ignored = unsupported.filter(used);
  const old = Object.entries(deprecated).filter(([name]) => used(name));
  return [
    ...(ignored.length > 0 ? [`Ignoring unsupported options: ${ignored.join(', ')}\n\n`] : []),
    ...(old.length > 0
      ? [`Ignoring deprecated options:\n\n${old.map(([name, why]) => `${name}: ${why}`).join('\n')}\n\n`]
      : []),
  ].join('');
}

const resources = (section: JsonMap, folder: string): Record<string, JsonMap> =>
  Object.fromEntries(
    Object.entries(section)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => {
        const { file, labels, ...rest } = asMap(value);
        return [
          key,
          {
            ...rest,
            ...(file !== undefined && { file: normalize(asText(file), folder) }),
            ...(labels !== undefined && { labels: pairs(labels, '') }),
          },
        ];
      }),
  );
