import { invalidFile } from './compose-error';
import { isMap, type Json, type JsonMap } from './json';

type Kind = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'list' | 'mapping';

/** What a value may be. `kinds` in the order the complaint names them. */
export interface Shape {
  readonly kinds: readonly Kind[];
  /** The kind that is named in the complaint. */
  readonly named?: string;
  readonly items?: Shape;
  readonly fields?: Readonly<Record<string, Shape>>;
  readonly values?: Shape;
  readonly required?: readonly string[];
  readonly oneOf?: readonly string[];
}

const text: Shape = { kinds: ['string'] };
const texts: Shape = { kinds: ['list'], items: text };
const boolean: Shape = { kinds: ['boolean', 'string'], named: 'boolean' };
const integer: Shape = { kinds: ['integer', 'string'], named: 'integer' };
const numeric: Shape = { kinds: ['number', 'string'], named: 'number' };
const size: Shape = { kinds: ['string', 'integer', 'number'], named: 'string' };
const textOrTexts: Shape = { kinds: ['string', 'list'], named: 'string', items: text };
const scalar: Shape = { kinds: ['string', 'number', 'boolean', 'null'], named: 'string, number, boolean or null' };
const pairs: Shape = { kinds: ['mapping', 'list'], named: 'mapping', values: scalar, items: text };
const words: Shape = { kinds: ['null', 'string', 'list'], named: 'null', items: text };
const anything: Shape = { kinds: ['string', 'number', 'boolean', 'null', 'list', 'mapping'] };
const map = (fields: Shape['fields'], required: readonly string[] = []): Shape => ({
  kinds: ['mapping'],
  ...(fields && { fields }),
  required,
});

const limits = map({ cpus: numeric, memory: size, pids: integer, devices: anything, generic_resources: anything });

const service: Shape = map({
  annotations: pairs,
  attach: boolean,
  build: {
    kinds: ['string', 'mapping'],
    named: 'string',
    fields: {
      context: text,
      dockerfile: text,
      dockerfile_inline: text,
      args: pairs,
      target: text,
      labels: pairs,
      network: text,
      no_cache: boolean,
      pull: boolean,
      shm_size: size,
      tags: texts,
      platforms: texts,
      cache_from: texts,
      cache_to: texts,
      extra_hosts: pairs,
      additional_contexts: pairs,
      privileged: boolean,
      ssh: anything,
      secrets: anything,
      isolation: text,
      entitlements: texts,
      ulimits: anything,
    },
  },
  blkio_config: anything,
  cap_add: texts,
  cap_drop: texts,
  cgroup: text,
  cgroup_parent: text,
  command: words,
  configs: anything,
  container_name: text,
  cpu_count: integer,
  cpu_percent: numeric,
  cpu_period: numeric,
  cpu_quota: numeric,
  cpu_rt_period: numeric,
  cpu_rt_runtime: numeric,
  cpu_shares: numeric,
  cpus: numeric,
  cpuset: text,
  credential_spec: anything,
  depends_on: {
    kinds: ['list', 'mapping'],
    named: 'list',
    items: text,
    values: map(
      {
        condition: {
          kinds: ['string'],
          oneOf: ['service_started', 'service_healthy', 'service_completed_successfully'],
        },
        restart: boolean,
        required: boolean,
      },
      ['condition'],
    ),
  },
  deploy: map({
    mode: text,
    endpoint_mode: text,
    replicas: integer,
    labels: pairs,
    rollback_config: anything,
    update_config: anything,
    resources: map({ limits, reservations: limits }),
    restart_policy: anything,
    placement: anything,
  }),
  develop: anything,
  device_cgroup_rules: texts,
  devices: texts,
  dns: textOrTexts,
  dns_opt: texts,
  dns_search: textOrTexts,
  domainname: text,
  entrypoint: words,
  env_file: { kinds: ['string', 'list'], named: 'string' },
  environment: pairs,
  expose: { kinds: ['list'], items: { kinds: ['string', 'number'], named: 'string' } },
  extends: {
    kinds: ['string', 'mapping'],
    named: 'string',
    fields: { service: text, file: text },
    required: ['service'],
  },
  external_links: texts,
  extra_hosts: pairs,
  group_add: { kinds: ['list'], items: { kinds: ['string', 'number'] } },
  healthcheck: map({
    disable: boolean,
    interval: text,
    retries: integer,
    test: textOrTexts,
    timeout: text,
    start_period: text,
    start_interval: text,
  }),
  hostname: text,
  image: text,
  init: boolean,
  ipc: text,
  isolation: text,
  labels: pairs,
  links: texts,
  logging: map({ driver: text, options: anything }),
  mac_address: text,
  mem_limit: size,
  mem_reservation: size,
  mem_swappiness: integer,
  memswap_limit: size,
  network_mode: text,
  networks: {
    kinds: ['list', 'mapping'],
    named: 'list',
    items: text,
    values: {
      kinds: ['mapping', 'null'],
      fields: {
        aliases: texts,
        ipv4_address: text,
        ipv6_address: text,
        link_local_ips: texts,
        mac_address: text,
        driver_opts: anything,
        priority: numeric,
      },
    },
  },
  oom_kill_disable: boolean,
  oom_score_adj: integer,
  pid: { kinds: ['string', 'null'] },
  pids_limit: integer,
  platform: text,
  ports: {
    kinds: ['list'],
    items: {
      kinds: ['number', 'string', 'mapping'],
      named: 'number',
      fields: {
        name: text,
        mode: text,
        host_ip: text,
        target: integer,
        published: size,
        protocol: text,
        app_protocol: text,
      },
    },
  },
  privileged: boolean,
  profiles: texts,
  pull_policy: text,
  read_only: boolean,
  restart: text,
  runtime: text,
  scale: integer,
  secrets: anything,
  security_opt: texts,
  shm_size: size,
  stdin_open: boolean,
  stop_grace_period: text,
  stop_signal: text,
  storage_opt: anything,
  sysctls: pairs,
  tmpfs: textOrTexts,
  tty: boolean,
  ulimits: anything,
  user: text,
  userns_mode: text,
  uts: text,
  volumes: {
    kinds: ['list'],
    items: {
      kinds: ['string', 'mapping'],
      named: 'string',
      fields: {
        type: text,
        source: text,
        target: text,
        read_only: boolean,
        consistency: text,
        bind: map({ propagation: text, create_host_path: boolean, selinux: text }),
        volume: map({ nocopy: boolean, subpath: text }),
        tmpfs: map({ size, mode: numeric }),
      },
      required: ['type'],
    },
  },
  volumes_from: texts,
  working_dir: text,
});

const external: Shape = { kinds: ['boolean', 'string', 'mapping'], named: 'boolean' };
const network: Shape = {
  kinds: ['mapping', 'null'],
  fields: {
    name: text,
    driver: text,
    driver_opts: anything,
    ipam: anything,
    external,
    internal: boolean,
    enable_ipv6: boolean,
    attachable: boolean,
    labels: pairs,
  },
};
const volume: Shape = {
  kinds: ['mapping', 'null'],
  fields: { name: text, driver: text, driver_opts: anything, external, labels: pairs },
};

const NAME = /^[a-zA-Z0-9._-]+$/;

const root: Readonly<Record<string, Shape>> = {
  version: { kinds: ['string', 'number'], named: 'string' },
  name: text,
  include: anything,
  services: { kinds: ['mapping'], values: service },
  networks: { kinds: ['mapping', 'null'], values: network },
  volumes: { kinds: ['mapping', 'null'], values: volume },
  secrets: anything,
  configs: anything,
};

/** Throws with the complaint of Compose's schema. `path` is the file's, for its beginning. */
export function validate(file: JsonMap, path: string): void {
  const refuse = (message: string) => invalidFile(`validating ${path}: ${message}`);
  if ('services' in file && !isMap(file['services'])) throw invalidFile('services must be a mapping');
  const complaint = checkFields(file, root, '(root)', '') ?? checkNames(file);
  if (complaint !== undefined) throw refuse(complaint);
}

function checkNames(file: JsonMap): string | undefined {
  for (const section of ['services', 'networks', 'volumes']) {
    const part = file[section];
    const bad = isMap(part) ? Object.keys(part).find((name) => !NAME.test(name)) : undefined;
    if (bad !== undefined) return `${section} Additional property ${bad} is not allowed`;
  }
  return undefined;
}

export function checkFields(
  value: JsonMap,
  fields: Readonly<Record<string, Shape>>,
  place: string,
  prefix: string,
): string | undefined {
  for (const [key, one] of Object.entries(value)) {
    if (key.startsWith('x-')) continue;
    const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!shape) return `${place} Additional property ${key} is not allowed`;
    const complaint = check(one, shape, `${prefix}${key}`);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function check(value: Json, shape: Shape, place: string): string | undefined {
  const kind = kindOf(value);
  const fits = shape.kinds.includes(kind) || (kind === 'integer' && shape.kinds.includes('number'));
  if (!fits) return `${place} must be a ${shape.named ?? shape.kinds[0]}`;
  if (shape.oneOf && typeof value === 'string' && !shape.oneOf.includes(value))
    return `${place} ${place} must be one of the following: ${shape.oneOf.map((one) => `"${one}"`).join(', ')}`;
  if (Array.isArray(value) && shape.items)
    return firstOf(
      value.map((one, i) => [String(i), one]),
      shape.items,
      place,
    );
  if (!isMap(value)) return undefined;
  if (shape.fields) {
    const missing = shape.required?.find((name) => !(name in value));
    if (missing !== undefined) return `${place} ${missing} is required`;
    return checkFields(value, shape.fields, place, `${place}.`);
  }
  return shape.values && firstOf(Object.entries(value), shape.values, place);
}

function firstOf(entries: readonly (readonly [string, Json])[], shape: Shape, place: string): string | undefined {
  for (const [key, one] of entries) {
    const complaint = check(one, shape, `${place}.${key}`);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function kindOf(value: Json): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'mapping';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}
