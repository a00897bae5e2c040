import { formatDuration, parseDuration } from '../../cli/go-duration';
import { parseBytes } from '../../cli/human';
import { interpolate } from '../../compose/file/interpolate';
import { asMap, asText, isMap, type Json, type JsonMap } from '../../compose/file/json';
import { merge } from '../../compose/file/merge';
import { pairs } from '../../compose/file/normalise-service';
import { normaliseVolume } from '../../compose/file/normalise-volume';
import { parseEnvFile } from '../../compose/file/parse-env-file';
import { parseYaml } from '../../compose/file/parse-yaml';
import { splitWords } from '../../compose/file/split-words';
import { CommandError } from '../../docker/cli/command-run';
import { readFlagFile } from '../../docker/cli/key-values';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { dirname, normalize } from '../../vfs/path';
import { parsePort } from '../cli/parse-port';
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

/** The fields in the order in which they are printed. */
const ORDER =
  'build cap_add cap_drop cgroupns_mode cgroup_parent command configs container_name credential_spec depends_on deploy devices dns dns_search domainname entrypoint environment env_file expose external_links extra_hosts hostname healthcheck image init ipc isolation labels links logging mac_address network_mode networks oom_score_adj pid ports privileged read_only restart secrets security_opt shm_size stdin_open stop_grace_period stop_signal sysctls tmpfs tty ulimits user userns_mode volumes working_dir'.split(
    ' ',
  );
const DEPLOY =
  'mode replicas labels update_config rollback_config resources restart_policy placement endpoint_mode'.split(' ');

const inOrder = (value: JsonMap, order: readonly string[]): JsonMap =>
  Object.fromEntries(order.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]])));

function normaliseService(sys: Syscalls, service: JsonMap, folder: string): JsonMap {
  const out: JsonMap = { ...service };
  const home = sys.env().get('HOME') ?? '/';
  const set = (key: string, read: (value: Json) => Json) => {
    const value = out[key];
    if (value !== undefined && value !== null) out[key] = read(value);
  };
  const duration = (value: Json) => formatDuration(parseDuration(asText(value)));
  set('build', (value) => (isMap(value) ? value : { context: value }));
  for (const key of ['command', 'entrypoint'])
    set(key, (value) => (typeof value === 'string' ? splitWords(value) : value));
  for (const key of ['dns', 'dns_search', 'tmpfs', 'env_file'])
    set(key, (value) => (Array.isArray(value) ? value : [value]));
  for (const key of ['labels', 'sysctls']) set(key, (value) => pairs(value, ''));
  out['environment'] = environmentOf(sys, out, folder);
  delete out['env_file'];
  if (Object.keys(asMap(out['environment'])).length === 0) delete out['environment'];
  set('networks', (value) =>
    Array.isArray(value) ? Object.fromEntries(value.map((one) => [String(one), null])) : value,
  );
  for (const key of ['configs', 'secrets'])
    set(key, (value) => (Array.isArray(value) ? value.map((one) => (isMap(one) ? one : { source: one })) : value));
  set('ports', (value) => (Array.isArray(value) ? value.flatMap((one) => ports(one)) : value));
  set('volumes', (value) =>
    Array.isArray(value) ? value.map((one) => plainVolume(normaliseVolume(one, { folder, home }))) : value,
  );
  set('extra_hosts', (value) =>
    Array.isArray(value) ? value : Object.entries(asMap(value)).map(([host, address]) => `${host}:${address}`),
  );
  set('stop_grace_period', duration);
  set('healthcheck', (value) => {
    const check: JsonMap = { ...asMap(value) };
    for (const key of ['interval', 'timeout', 'start_period', 'start_interval'])
      if (check[key] !== undefined) check[key] = duration(check[key] ?? '');
    if (typeof check['test'] === 'string') check['test'] = ['CMD-SHELL', check['test']];
    return inOrder(check, ['test', 'timeout', 'interval', 'retries', 'start_period', 'start_interval', 'disable']);
  });
  set('deploy', (value) => normaliseDeploy(asMap(value), duration));
  return inOrder(out, ORDER);
}

function environmentOf(sys: Syscalls, service: JsonMap, folder: string): JsonMap {
  const client = sys.env();
  const all: JsonMap = {};
  for (const file of Array.isArray(service['env_file']) ? service['env_file'] : []) {
    const path = normalize(asText(file), folder);
    let text: string;
    try {
      text = readFlagFile(sys, path);
    } catch (error) {
      throw new CommandError(error instanceof Error ? error.message : String(error));
    }
    for (const [key, value] of parseEnvFile(text, (key) => client.get(key))) all[key] = value ?? null;
  }
  Object.assign(all, pairs(service['environment'] ?? null));
  return Object.fromEntries(
    Object.entries(all)
      .map(([key, value]): [string, Json] => [key, value ?? client.get(key) ?? null])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function ports(value: Json): JsonMap[] {
  if (isMap(value)) {
    const { mode = 'ingress', target = 0, published, protocol = 'tcp' } = value;
    return [{ mode, target, ...(published !== undefined && { published }), protocol }];
  }
  try {
    return parsePort(String(value)).map(({ publishMode, targetPort, publishedPort, protocol }) => ({
      mode: publishMode,
      target: targetPort,
      ...(publishedPort !== 0 && { published: publishedPort }),
      protocol,
    }));
  } catch (error) {
    throw new CommandError(
      `1 error(s) decoding:\n\n* error decoding 'Ports': ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** What Compose notes besides is not there in version 3. */
function plainVolume(volume: JsonMap): JsonMap {
  const { bind: _, volume: options, ...rest } = volume;
  return {
    ...rest,
    ...(isMap(options ?? null) && Object.keys(asMap(options)).length > 0 && { volume: options ?? {} }),
  };
}

function normaliseDeploy(deploy: JsonMap, duration: (value: Json) => Json): JsonMap {
  const out: JsonMap = { ...deploy };
  const change = (key: string, fields: readonly string[], read: (value: Json) => Json) => {
    const part = out[key];
    if (!isMap(part ?? null)) return;
    const changed = asMap(part);
    out[key] = Object.fromEntries(
      Object.entries(changed).map(([field, value]) => [field, fields.includes(field) ? read(value) : value]),
    );
  };
  for (const key of ['update_config', 'rollback_config']) {
    change(key, ['delay', 'monitor'], duration);
    if (out[key] !== undefined)
      out[key] = inOrder(asMap(out[key]), [
        'parallelism',
        'delay',
        'failure_action',
        'monitor',
        'max_failure_ratio',
        'order',
      ]);
  }
  change('restart_policy', ['delay', 'window'], duration);
  if (out['labels'] !== undefined) out['labels'] = pairs(out['labels'], '');
  const resources = asMap(out['resources']);
  for (const key of ['limits', 'reservations']) {
    const part = resources[key];
    if (!isMap(part ?? null)) continue;
    const { memory, ...rest } = asMap(part);
    resources[key] = { ...rest, ...(memory !== undefined && { memory: String(parseBytes(String(memory))) }) };
  }
  return inOrder(out, DEPLOY);
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
