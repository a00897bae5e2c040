import { formatDuration, parseDuration } from '../../cli/go-duration';
import { parseBytes } from '../../cli/human';
import { asMap, asText, isMap, type Json, type JsonMap } from '../../compose/file/json';
import { pairs } from '../../compose/file/normalise-service';
import { normaliseVolume } from '../../compose/file/normalise-volume';
import { parseEnvFile } from '../../compose/file/parse-env-file';
import { splitWords } from '../../compose/file/split-words';
import { CommandError } from '../../docker/cli/command-run';
import { readFlagFile } from '../../docker/cli/key-values';
import type { Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { parsePort } from '../cli/parse-port';

/** The fields in the order in which they are printed. */
const ORDER =
  'build cap_add cap_drop cgroupns_mode cgroup_parent command configs container_name credential_spec depends_on deploy devices dns dns_search domainname entrypoint environment env_file expose external_links extra_hosts hostname healthcheck image init ipc isolation labels links logging mac_address network_mode networks oom_score_adj pid ports privileged read_only restart secrets security_opt shm_size stdin_open stop_grace_period stop_signal sysctls tmpfs tty ulimits user userns_mode volumes working_dir'.split(
    ' ',
  );
const DEPLOY =
  'mode replicas labels update_config rollback_config resources restart_policy placement endpoint_mode'.split(' ');

const inOrder = (value: JsonMap, order: readonly string[]): JsonMap =>
  Object.fromEntries(order.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]])));

/** A service in the long form. Throws CommandError. */
export function normaliseService(sys: Syscalls, service: JsonMap, folder: string): JsonMap {
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
