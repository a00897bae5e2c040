import type { JsonMap } from '../../compose/file/json';
import { isMap } from '../../compose/file/json';
import { checkFields, type Shape } from '../../compose/file/schema';

// Version 3 of the Compose file, which `docker stack` reads: numbers are numbers, depends_on is a list.

const text: Shape = { kinds: ['string'] };
const texts: Shape = { kinds: ['list'], items: text };
const boolean: Shape = { kinds: ['boolean'] };
const integer: Shape = { kinds: ['integer'] };
const number: Shape = { kinds: ['number'] };
const textOrTexts: Shape = { kinds: ['string', 'list'], named: 'string', items: text };
const scalar: Shape = { kinds: ['string', 'number', 'null'], named: 'string, number or null' };
const pairs: Shape = { kinds: ['mapping', 'list'], named: 'mapping', values: scalar, items: text };
const words: Shape = { kinds: ['string', 'list'], named: 'string', items: text };
const size: Shape = { kinds: ['number', 'string'], named: 'number' };
const anything: Shape = { kinds: ['string', 'number', 'boolean', 'null', 'list', 'mapping'] };
const map = (fields: NonNullable<Shape['fields']>): Shape => ({ kinds: ['mapping'], fields });
const mapOrNull = (fields: NonNullable<Shape['fields']>): Shape => ({ kinds: ['mapping', 'null'], fields });

const updateConfig = map({
  parallelism: integer,
  delay: text,
  failure_action: text,
  monitor: text,
  max_failure_ratio: number,
  order: { kinds: ['string'], oneOf: ['start-first', 'stop-first'] },
});

const deploy = mapOrNull({
  mode: text,
  endpoint_mode: text,
  replicas: integer,
  labels: pairs,
  rollback_config: updateConfig,
  update_config: updateConfig,
  resources: map({
    limits: map({ cpus: text, memory: text, pids: integer }),
    reservations: map({ cpus: text, memory: text, generic_resources: anything }),
  }),
  restart_policy: map({ condition: text, delay: text, max_attempts: integer, window: text }),
  placement: map({
    constraints: texts,
    preferences: { kinds: ['list'], items: map({ spread: text }) },
    max_replicas_per_node: integer,
  }),
});

const fileReference: Shape = {
  kinds: ['list'],
  items: {
    kinds: ['string', 'mapping'],
    named: 'string',
    fields: { source: text, target: text, uid: text, gid: text, mode: number },
  },
};

const service: Shape = map({
  build: { kinds: ['string', 'mapping'], named: 'string' },
  cap_add: texts,
  cap_drop: texts,
  cgroupns_mode: text,
  cgroup_parent: text,
  command: words,
  configs: fileReference,
  container_name: text,
  credential_spec: anything,
  depends_on: texts,
  deploy,
  devices: texts,
  dns: textOrTexts,
  dns_search: textOrTexts,
  domainname: text,
  entrypoint: words,
  env_file: textOrTexts,
  environment: pairs,
  expose: { kinds: ['list'], items: { kinds: ['string', 'number'], named: 'string' } },
  external_links: texts,
  extra_hosts: pairs,
  healthcheck: map({
    disable: boolean,
    interval: text,
    retries: number,
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
  network_mode: text,
  networks: {
    kinds: ['list', 'mapping'],
    named: 'list',
    items: text,
    values: mapOrNull({ aliases: texts, driver_opts: anything, ipv4_address: text, ipv6_address: text }),
  },
  oom_score_adj: integer,
  pid: { kinds: ['string', 'null'] },
  ports: {
    kinds: ['list'],
    items: {
      kinds: ['number', 'string', 'mapping'],
      named: 'number',
      fields: { mode: text, target: integer, published: integer, protocol: text },
    },
  },
  privileged: boolean,
  read_only: boolean,
  restart: text,
  secrets: fileReference,
  security_opt: texts,
  shm_size: size,
  stdin_open: boolean,
  stop_grace_period: text,
  stop_signal: text,
  sysctls: pairs,
  tmpfs: textOrTexts,
  tty: boolean,
  ulimits: anything,
  user: text,
  userns_mode: text,
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
        bind: map({ propagation: text }),
        volume: map({ nocopy: boolean }),
        tmpfs: map({ size: integer }),
        cluster: anything,
      },
      required: ['type'],
    },
  },
  working_dir: text,
});

const external: Shape = { kinds: ['boolean', 'mapping'], named: 'boolean' };
const file = { file: text, external, labels: pairs, name: text, template_driver: text };

const root: Readonly<Record<string, Shape>> = {
  version: text,
  services: { kinds: ['mapping'], values: service },
  networks: {
    kinds: ['mapping'],
    values: mapOrNull({
      name: text,
      driver: text,
      driver_opts: anything,
      ipam: anything,
      external,
      internal: boolean,
      attachable: boolean,
      labels: pairs,
    }),
  },
  volumes: {
    kinds: ['mapping'],
    values: mapOrNull({
      name: text,
      driver: text,
      driver_opts: anything,
      external,
      labels: pairs,
      'x-cluster-spec': anything,
    }),
  },
  secrets: { kinds: ['mapping'], values: map({ ...file, driver: text, driver_opts: anything }) },
  configs: { kinds: ['mapping'], values: map(file) },
};

/** What the schema has against a file; undefined when it is well. */
export function complaintOf(content: JsonMap): string | undefined {
  for (const section of ['services', 'networks', 'volumes', 'secrets', 'configs'])
    if (section in content && !isMap(content[section] ?? null)) return `${section} must be a mapping`;
  return checkFields(content, root, '(root)', '');
}
