import type { Bytes } from '../../bytes';
import { formatTime } from '../../docker/time';
import type { Syscalls } from '../../kernel/syscalls';
import { dirname, normalize } from '../../vfs/path';
import { checkProject } from './check-project';
import { invalidFile } from './compose-error';
import { type Environment, readEnvironment } from './environment';
import { fillEnvironment } from './fill-environment';
import { findFiles } from './find-files';
import { asList, asMap, asText, isMap, type Json, type JsonMap, strings } from './json';
import { normaliseService } from './normalise-service';
import type { Place } from './normalise-volume';
import type { Project } from './project';
import { projectName } from './project-name';
import { readFile } from './read-file';
import { pick, type Resources, readResources } from './resources';

export interface LoadOptions {
  readonly files: readonly string[];
  readonly name: string;
  readonly profiles: readonly string[];
  readonly envFiles: readonly string[];
  readonly folder: string;
  /** Services asked for by name: they need no profile. */
  readonly wanted?: readonly string[];
  readonly noInterpolate?: boolean;
  /** Without what is implied: the default network, full names. */
  readonly noNormalize?: boolean;
  /** Paths stay as they were written. */
  readonly noPathResolution?: boolean;
  /** What `-f -` reads. */
  readonly stdin?: Bytes | undefined;
  /** Takes a line of Compose's log, without its newline. */
  readonly warn: (line: string) => void;
}

/** Reads and checks a project; undefined when there is no file. Throws CommandError. */
export function loadProject(sys: Syscalls, options: LoadOptions): Project | undefined {
  const given = options.folder === '' ? undefined : normalize(options.folder, sys.getcwd());
  const early = readEnvironment(sys, options.envFiles, given ?? sys.getcwd());
  const files = findFiles(sys, options.files, early, given);
  const [first] = files ?? [];
  if (!files || first === undefined) return undefined;
  const folder = given ?? (first === '-' ? sys.getcwd() : dirname(first));
  const environment = readEnvironment(sys, options.envFiles, folder);
  const warn = onceEach((message) => options.warn(warningLine(sys, message)));
  const variables = options.noInterpolate
    ? undefined
    : {
        get: (name: string) => environment.get(name),
        unset: (name: string) => warn(`The "${name}" variable is not set. Defaulting to a blank string.`),
      };
  let merged: JsonMap = {};
  for (const file of files) {
    const text = file === '-' ? (options.stdin ?? '') : undefined;
    merged = readFile({ sys, variables, warn, folder }, file, merged, text);
  }
  const profiles = [...options.profiles, ...(environment.get('COMPOSE_PROFILES') ?? '').split(',').filter(Boolean)];
  const name = projectName(
    options.name || (environment.get('COMPOSE_PROJECT_NAME') ?? ''),
    asText(merged['name']),
    folder,
  );
  return makeProject(sys, {
    merged,
    name,
    folder,
    files,
    profiles,
    environment,
    wanted: options.wanted ?? [],
    literal: variables === undefined,
    bare: options.noNormalize ?? false,
    place: options.noPathResolution ? { folder: '', home: '' } : { folder, home: sys.env().get('HOME') ?? '/' },
  });
}

export const warningLine = (sys: Syscalls, message: string): string =>
  `time="${formatTime(sys.now()).replace(/\.\d+Z$/, 'Z')}" level=warning msg=${JSON.stringify(message)}`;

function onceEach(say: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (!said.has(message)) say(message);
    said.add(message);
  };
}

interface Parts {
  readonly merged: JsonMap;
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly profiles: readonly string[];
  readonly environment: Environment;
  readonly wanted: readonly string[];
  readonly literal: boolean;
  readonly bare: boolean;
  /** What paths begin at; nothing leaves them as they are. */
  readonly place: Place;
}

function makeProject(sys: Syscalls, parts: Parts): Project {
  const { merged, name, folder, files, profiles, environment, wanted, literal, bare, place } = parts;
  const services: Record<string, JsonMap> = {};
  const disabled: Record<string, JsonMap> = {};
  const named = new Set<string>();
  const raw = asMap(merged['services']);
  for (const key of Object.keys(raw).sort()) {
    const service = normaliseService(asMap(raw[key]), { ...place, service: key, literal, bare });
    const needs = strings(service['profiles']);
    const enabled = needs.length === 0 || profiles.includes('*') || needs.some((one) => profiles.includes(one));
    if (!enabled && wanted.includes(key)) named.add(key);
    (enabled || named.has(key) ? services : disabled)[key] = service;
  }
  if (Object.keys(raw).length === 0) throw invalidFile('empty compose file');
  const section = (key: string): Resources => readResources(asMap(merged[key]), bare ? undefined : name, place);
  const [networks, volumes, secrets, configs] = ['networks', 'volumes', 'secrets', 'configs'].map(section) as [
    Resources,
    Resources,
    Resources,
    Resources,
  ];
  checkProject({ services, disabled, named, networks, volumes, secrets, configs });
  for (const [key, service] of Object.entries(literal ? {} : services))
    services[key] = fillEnvironment(sys, service, folder, environment);
  const used = Object.values(services);
  const sources = (field: string) =>
    new Set(used.flatMap((service) => asList(service[field]).map((one) => asText(asMap(one)['source']))));
  return {
    name,
    folder,
    files,
    services,
    disabled,
    networks: pick(
      { ...(!bare && { default: { name: `${name}_default` } }), ...networks },
      new Set(used.flatMap((service) => Object.keys(asMap(service['networks'])))),
    ),
    volumes: pick(volumes, sources('volumes')),
    secrets: pick(secrets, sources('secrets')),
    configs: pick(configs, sources('configs')),
    environment,
    extensions: sortKeys(Object.fromEntries(Object.entries(merged).filter(([key]) => key.startsWith('x-')))) as JsonMap,
    fromFile: true,
  };
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isMap(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sortKeys(one)]));
}
