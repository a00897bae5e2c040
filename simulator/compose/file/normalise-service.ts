import { formatDuration, parseDuration } from '../../cli/go-duration';
import { parseBytes } from '../../cli/human';
import { invalidFile } from './compose-error';
import { readEnvFiles } from './fill-environment';
import { asList, asMap, asText, isMap, type Json, type JsonMap, strings } from './json';
import { normalisePort } from './normalise-port';
import { absolute, normaliseVolume, type Place } from './normalise-volume';
import { splitWords } from './split-words';

export interface ServicePlace extends Place {
  readonly service: string;
  /** Texts stay as they are: variables were not put in. */
  readonly literal?: boolean;
  /** Without what is implied. */
  readonly bare?: boolean;
}
type Reader = (value: Json, place: ServicePlace, field: string) => Json | undefined;

/** The fields in the order in which Compose prints them. */
const ORDER =
  'profiles annotations attach build develop blkio_config cap_add cap_drop cgroup_parent cgroup cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpus cpuset cpu_shares command configs container_name credential_spec depends_on deploy device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint environment env_file expose external_links extra_hosts group_add hostname healthcheck image init ipc isolation labels links logging mem_limit mem_reservation memswap_limit mem_swappiness mac_address network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports privileged pull_policy read_only restart runtime scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits user userns_mode uts volumes volumes_from working_dir'.split(
    ' ',
  );

/** Words of Compose for a value it can't read. */
const decoding = ({ service }: ServicePlace, field: string, error: unknown) =>
  invalidFile(
    `decoding failed due to the following error(s):\n\nerror decoding 'services[${service}].${field}': ${error instanceof Error ? error.message : error}`,
  );

const duration: Reader = (value, place, field) => {
  try {
    return formatDuration(parseDuration(asText(value)));
  } catch (error) {
    throw decoding(place, field, error);
  }
};
const size: Reader = (value, place, field) => {
  if (typeof value === 'number' || value === '-1') return String(value);
  try {
    return String(parseBytes(asText(value)));
  } catch (error) {
    throw decoding(place, field, error);
  }
};
const command: Reader = (value, place, field) => {
  if (value === null) return undefined;
  if (typeof value !== 'string' || place.literal) return value;
  try {
    return splitWords(value);
  } catch (error) {
    throw decoding(place, field, error);
  }
};
const textList: Reader = (value) => (typeof value === 'string' ? [value] : value);
const number: Reader = (value) => Number(value);

/** `key=value` entries as a map, sorted; null where there is no value. */
export function pairs(value: Json, whenBare: Json = null): JsonMap {
  const entries = Array.isArray(value)
    ? value.map((entry): [string, Json] => {
        const [, key = '', rest] = /^([^=]*)(?:=([\s\S]*))?$/.exec(String(entry)) ?? [];
        return [key, rest ?? whenBare];
      })
    : Object.entries(asMap(value)).map(([key, one]): [string, Json] => [key, one === null ? whenBare : String(one)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const readers: Readonly<Record<string, Reader>> = {
  build: (value, place) => {
    const build = typeof value === 'string' ? { context: value } : asMap(value);
    const { context = '.', dockerfile = 'Dockerfile', args, labels, ...rest } = build;
    return {
      context: absolute(asText(context), place),
      dockerfile,
      ...(args !== undefined && { args: pairs(args) }),
      ...(labels !== undefined && { labels: pairs(labels, '') }),
      ...rest,
    };
  },
  command,
  cpus: number,
  depends_on: (value) => {
    const entries = Array.isArray(value)
      ? value.map((name): [string, Json] => [String(name), { condition: 'service_started', required: true }])
      : Object.entries(asMap(value)).map(([name, one]): [string, Json] => {
          const { condition = 'service_started', restart, required = true } = asMap(one);
          return [name, { condition, ...(restart !== undefined && { restart }), required }];
        });
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  },
  deploy: (value, place) => {
    const { mode, labels, replicas, update_config, rollback_config, resources, ...others } = asMap(value);
    const given = { mode, labels: labels && pairs(labels, ''), replicas, update_config, rollback_config };
    const deploy = Object.fromEntries(
      Object.entries(given).flatMap(([key, one]): [string, Json][] => (one === undefined ? [] : [[key, one]])),
    );
    if (resources === undefined) return { ...deploy, ...others };
    const part = (name: string): JsonMap => {
      const { cpus, memory, ...rest } = asMap(asMap(resources)[name]);
      const read = {
        ...(cpus !== undefined && { cpus: Number(cpus) }),
        ...(memory !== undefined && { memory: size(memory, place, `deploy.resources.${name}.memory`) ?? null }),
        ...rest,
      };
      return Object.keys(read).length > 0 ? { [name]: read } : {};
    };
    return { ...deploy, resources: { ...part('limits'), ...part('reservations') }, ...others };
  },
  dns: textList,
  dns_search: textList,
  entrypoint: command,
  env_file: (value, { literal, folder }) => (literal ? readEnvFiles(value, folder) : value),
  environment: (value, { literal }) => (literal ? value : pairs(value)),
  expose: (value) => strings(value),
  extra_hosts: (value) =>
    Array.isArray(value)
      ? value.map((one) => String(one).replace(/^([^:=]+)[:=]/, '$1='))
      : Object.entries(asMap(value)).map(([host, address]) => `${host}=${address}`),
  healthcheck: (value, place) => {
    const check = asMap(value);
    const out: JsonMap = {};
    if (check['disable'] === true) return { disable: true };
    const { test } = check;
    if (test !== undefined) {
      if (Array.isArray(test) && !['CMD', 'CMD-SHELL', 'NONE'].includes(String(test[0])))
        throw invalidFile('healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"');
      out['test'] = typeof test === 'string' ? ['CMD-SHELL', test] : test;
    }
    for (const field of ['timeout', 'interval'] as const)
      if (check[field] !== undefined) out[field] = duration(check[field], place, `healthcheck.${field}`) ?? null;
    if (check['retries'] !== undefined) out['retries'] = Number(check['retries']);
    for (const field of ['start_period', 'start_interval'] as const)
      if (check[field] !== undefined) out[field] = duration(check[field], place, `healthcheck.${field}`) ?? null;
    return out;
  },
  labels: (value) => pairs(value, ''),
  mem_limit: size,
  mem_reservation: size,
  memswap_limit: size,
  networks: (value) =>
    Array.isArray(value)
      ? Object.fromEntries(strings(value).map((name) => [name, null]))
      : Object.fromEntries(Object.entries(asMap(value)).sort(([a], [b]) => (a < b ? -1 : 1))),
  ports: (value, place) =>
    asList(value).flatMap((port, i) => {
      if (isMap(port) && port['target'] === undefined)
        throw invalidFile(`service ports services.${place.service}.ports.[${i}] is missing a target port`);
      return normalisePort(port);
    }),
  configs: (value) => asList(value).map((one) => (isMap(one) ? one : { source: String(one) })),
  secrets: (value) =>
    asList(value).map((one) => {
      if (isMap(one)) return one;
      return { source: String(one), target: `/run/secrets/${one}` };
    }),
  shm_size: size,
  stop_grace_period: duration,
  sysctls: (value) => pairs(value),
  tmpfs: textList,
  ulimits: (value) => Object.fromEntries(Object.entries(asMap(value)).sort(([a], [b]) => (a < b ? -1 : 1))),
  volumes: (value, place) =>
    asList(value).map((one, i) => {
      const volume = normaliseVolume(one, place);
      const { tmpfs } = volume;
      if (!isMap(tmpfs) || tmpfs['size'] === undefined) return volume;
      return { ...volume, tmpfs: { ...tmpfs, size: size(tmpfs['size'], place, `volumes[${i}].tmpfs.size`) ?? null } };
    }),
};

/** A service in the long form of every field, in Compose's order. */
export function normaliseService(service: JsonMap, place: ServicePlace): JsonMap {
  const out: JsonMap = {};
  const full = place.bare ? service : withImplied(service);
  for (const [key, value] of Object.entries(sortFields(full))) {
    if (value === false && unlessFalse.has(key)) continue;
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    const read = reader ? reader(value, place, key) : value;
    if (read !== undefined && read !== null) out[key] = read;
  }
  return out;
}

/** Its fields in Compose's order; those of nobody's come last. */
export function sortFields(service: JsonMap): JsonMap {
  const extensions = Object.keys(service).filter((key) => key.startsWith('x-'));
  return Object.fromEntries(
    [...ORDER, ...extensions.sort()].flatMap((key): [string, Json][] => {
      const value = service[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Not printed when it is what it would be anyway. */
const unlessFalse = new Set(['privileged', 'read_only', 'stdin_open', 'tty', 'oom_kill_disable']);

/** The default network, and the services that others name without `depends_on`. */
function withImplied(service: JsonMap): JsonMap {
  const needed = ['network_mode', 'pid', 'ipc'].flatMap(
    (key) => /^service:(.+)$/.exec(asText(service[key]))?.[1] ?? [],
  );
  const linked = strings(service['links']).map((link) => link.split(':')[0] ?? '');
  const depends = asMap(
    Array.isArray(service['depends_on'])
      ? (readers['depends_on']?.(service['depends_on'], { service: '', folder: '', home: '' }, '') ?? {})
      : service['depends_on'],
  );
  const implied: JsonMap = {};
  for (const name of [...needed, ...linked])
    if (!(name in depends)) implied[name] = { condition: 'service_started', restart: true, required: true };
  const all = { ...depends, ...implied };
  const networks = service['networks'];
  const none = networks === undefined || networks === null || (isMap(networks) && Object.keys(networks).length === 0);
  return {
    ...service,
    ...(Object.keys(all).length > 0 && { depends_on: all }),
    ...(none && service['network_mode'] === undefined && { networks: { default: null } }),
  };
}
