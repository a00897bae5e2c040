import { CommandError } from '../../docker/cli/command-run';
import { formatTime } from '../../docker/time';
import type { Syscalls } from '../../kernel/syscalls';
import { basename, dirname, normalize } from '../../vfs/path';
import { castService } from './cast';
import { checkProject } from './check-project';
import { invalidFile, missingFile } from './compose-error';
import { extendService } from './extend-service';
import { findFiles } from './find-files';
import { interpolate, type Variables } from './interpolate';
import { asList, asMap, asText, isMap, type Json, type JsonMap, strings } from './json';
import { merge } from './merge';
import { normaliseService, pairs } from './normalise-service';
import { parseEnvFile } from './parse-env-file';
import { parseYaml } from './parse-yaml';
import type { Project } from './project';
import { validate } from './schema';

export interface LoadOptions {
  readonly files: readonly string[];
  readonly name: string;
  readonly profiles: readonly string[];
  readonly envFiles: readonly string[];
  readonly folder: string;
  /** Services asked for by name: their profiles count as given. */
  readonly wanted?: readonly string[];
  readonly noInterpolate?: boolean;
}

export interface Loaded {
  readonly project: Project;
  /** Lines of Compose's log, without newlines. */
  readonly warnings: readonly string[];
}

/** Reads and checks a project; undefined when there is no file. Throws CommandError. */
export function loadProject(sys: Syscalls, options: LoadOptions): Loaded | undefined {
  const files = findFiles(sys, options.files);
  const [first] = files ?? [];
  if (!files || first === undefined) return undefined;
  const folder = options.folder === '' ? dirname(first) : normalize(options.folder, sys.getcwd());
  const warnings: string[] = [];
  const warn = (message: string) => {
    const line = `time="${formatTime(sys.now()).replace(/\.\d+Z$/, 'Z')}" level=warning msg=${JSON.stringify(message)}`;
    if (!warnings.includes(line)) warnings.push(line);
  };
  const environment = readEnvironment(sys, options, folder);
  const variables: Variables = {
    get: (name) => environment.get(name),
    unset: (name) => warn(`The "${name}" variable is not set. Defaulting to a blank string.`),
  };
  let merged: JsonMap = {};
  for (const file of files) {
    const raw = parseYaml(sys.readFile(file));
    if ('version' in raw)
      warn(
        `${file}: the attribute \`version\` is obsolete, it will be ignored, please remove it to avoid potential confusion`,
      );
    const filled = options.noInterpolate ? raw : interpolate(raw, variables);
    const cast = castServices(filled, warn);
    validate(cast, file);
    merged = merge(merged, cast);
  }
  if ('include' in merged)
    throw invalidFile('include is not part of this simulation yet; name the files with -f instead');
  const profiles = new Set([
    ...options.profiles,
    ...(environment.get('COMPOSE_PROFILES') ?? '').split(',').filter(Boolean),
  ]);
  const name = projectName(options.name, environment, merged, folder);
  const project = makeProject(sys, {
    merged,
    name,
    folder,
    files,
    profiles,
    environment,
    wanted: options.wanted ?? [],
  });
  return { project, warnings };
}

function readEnvironment(sys: Syscalls, { envFiles }: LoadOptions, folder: string): ReadonlyMap<string, string> {
  const own = sys.env();
  const paths = envFiles.length > 0 ? envFiles.map((path) => normalize(path, sys.getcwd())) : [`${folder}/.env`];
  const all = new Map<string, string>();
  for (const path of paths) {
    if (!sys.access(path, '')) {
      if (envFiles.length > 0) throw missingFile(`couldn't find env file: ${path}`);
      continue;
    }
    for (const [key, value] of parseEnvFile(sys.readFile(path), (key) => own.get(key)))
      if (value !== undefined) all.set(key, value);
  }
  for (const [key, value] of own) all.set(key, value);
  return all;
}

const castServices = (file: JsonMap, frown: (text: string) => void): JsonMap =>
  isMap(file['services'])
    ? {
        ...file,
        services: Object.fromEntries(
          Object.entries(file['services']).map(([name, service]): [string, Json] => [
            name,
            isMap(service) ? castService(name, service, frown) : service,
          ]),
        ),
      }
    : file;

const NAME = /^[a-z0-9][a-z0-9_-]*$/;

function projectName(given: string, env: ReadonlyMap<string, string>, file: JsonMap, folder: string): string {
  const chosen = given || env.get('COMPOSE_PROJECT_NAME') || asText(file['name']);
  if (chosen !== '') return checkProjectName(chosen);
  const made = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
  if (made === '') throw invalidFile('project name must not be empty');
  return made;
}

export function checkProjectName(name: string): string {
  if (NAME.test(name)) return name;
  throw new CommandError(
    `invalid project name ${JSON.stringify(name)}: must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number`,
  );
}

function makeProject(
  sys: Syscalls,
  parts: {
    readonly merged: JsonMap;
    readonly name: string;
    readonly folder: string;
    readonly files: readonly string[];
    readonly profiles: ReadonlySet<string>;
    readonly environment: ReadonlyMap<string, string>;
    readonly wanted: readonly string[];
  },
): Project {
  const { merged, name, folder, files, profiles, environment, wanted } = parts;
  const home = sys.env().get('HOME') ?? '/';
  const services: Record<string, JsonMap> = {};
  const disabled: Record<string, JsonMap> = {};
  const raw = asMap(merged['services']);
  for (const key of Object.keys(raw).sort()) {
    const extended = extendService(sys, raw, key, folder);
    const service = normaliseService(extended, { service: key, folder, home });
    const needs = strings(service['profiles']);
    const enabled =
      needs.length === 0 || profiles.has('*') || wanted.includes(key) || needs.some((one) => profiles.has(one));
    (enabled ? services : disabled)[key] = service;
  }
  const networks = resources(asMap(merged['networks']), name);
  const volumes = resources(asMap(merged['volumes']), name);
  if (Object.keys(services).length === 0 && Object.keys(disabled).length === 0) throw invalidFile('empty compose file');
  checkProject({ services, disabled, networks, volumes });
  for (const service of Object.values(services)) fillEnvironment(sys, service, folder, environment);
  const used = Object.values(services);
  const usedNetworks = new Set(used.flatMap((service) => Object.keys(asMap(service['networks']))));
  const usedVolumes = new Set(
    used.flatMap((service) => asList(service['volumes']).map((mount) => asText(asMap(mount)['source']))),
  );
  return {
    name,
    folder,
    files,
    services,
    disabled,
    networks: pick({ default: { name: `${name}_default` }, ...networks }, usedNetworks),
    volumes: pick(volumes, usedVolumes),
    extensions: Object.fromEntries(Object.entries(merged).filter(([key]) => key.startsWith('x-'))),
    fromFile: true,
  };
}

const FIELDS = ['name', 'driver', 'driver_opts', 'ipam', 'external', 'internal', 'attachable', 'labels'];

/** Networks or volumes with their full names. */
const resources = (section: JsonMap, project: string): Record<string, JsonMap> =>
  Object.fromEntries(
    Object.entries(section).map(([key, value]) => {
      const given = asMap(value);
      const external = given['external'] === true || isMap(given['external']);
      const own = asText(given['name']) || asText(asMap(given['external'])['name']);
      const labels = given['labels'];
      const all: JsonMap = {
        ...given,
        name: own || (external ? key : `${project}_${key}`),
        ...(external && { external: true }),
        ...(labels !== undefined && { labels: pairs(labels, '') }),
      };
      return [
        key,
        Object.fromEntries(FIELDS.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]]))),
      ];
    }),
  );

const pick = (all: Record<string, JsonMap>, names: ReadonlySet<string>): Record<string, JsonMap> =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => names.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** `env_file` and variables of the client that are named alone become part of `environment`. */
function fillEnvironment(sys: Syscalls, service: JsonMap, folder: string, client: ReadonlyMap<string, string>): void {
  const named = service['env_file'];
  const files = named === undefined ? [] : Array.isArray(named) ? named : [named];
  const all: JsonMap = {};
  for (const file of files) {
    const path = normalize(asText(isMap(file) ? file['path'] : file), folder);
    if (!sys.access(path, '')) {
      if (isMap(file) && file['required'] === false) continue;
      throw missingFile(`env file ${path} not found: stat ${path}: no such file or directory`);
    }
    for (const [key, value] of parseEnvFile(sys.readFile(path), (key) => client.get(key))) all[key] = value ?? null;
  }
  Object.assign(all, asMap(service['environment']));
  delete service['env_file'];
  if (Object.keys(all).length === 0) return;
  const entries = Object.entries(all).map(([key, value]): [string, Json] => [key, value ?? client.get(key) ?? null]);
  service['environment'] = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
