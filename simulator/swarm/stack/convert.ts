import { parseDuration } from '../../cli/go-duration';
import { asList, asMap, asText, isMap, type Json, type JsonMap, stringMap, strings } from '../../compose/file/json';
import { CommandError } from '../../docker/cli/command-run';
import type { Healthcheck } from '../../docker/image';
import { capability, hostLine } from '../cli/flag-parts';
import { fullImage } from '../cli/full-image';
import { findStored } from '../find';
import {
  type ContainerSpec,
  defaultUpdate,
  type FileReference,
  type Mode,
  type PortConfig,
  type Resources,
  type RestartPolicy,
  type ServiceMount,
  type ServiceSpec,
  type TaskSpec,
  type UpdateConfig,
} from '../spec';
import type { StoredKind } from '../stored';
import type { SwarmCluster } from '../swarm-cluster';
import type { StackFile } from './load-stack';

export const NAMESPACE = 'com.docker.stack.namespace';
const IMAGE = 'com.docker.stack.image';

/** `shop_web` */
export const scoped = (stack: string, name: string): string => `${stack}_${name}`;

/** The name of a resource: its own, or with the stack's before it. */
export function resourceName(stack: string, key: string, resource: JsonMap | undefined): string {
  const external = resource?.['external'];
  const named = asText(resource?.['name']) || asText(asMap(external)['name']);
  if (named !== '') return named;
  return external === true || isMap(external ?? null) ? key : scoped(stack, key);
}

/** A service of a stack file as the swarm wants it. Throws CommandError. */
export function convertService(
  cluster: SwarmCluster,
  stack: string,
  file: StackFile,
  name: string,
  service: JsonMap,
): ServiceSpec {
  const deploy = asMap(service['deploy']);
  const image = asText(service['image']);
  const update = convertUpdate(deploy['update_config']);
  const rollback = convertUpdate(deploy['rollback_config']);
  return {
    name: scoped(stack, name),
    labels: { ...stringMap(deploy['labels']), [IMAGE]: image, [NAMESPACE]: stack },
    task: convertTask(cluster, stack, file, name, service),
    mode: convertMode(name, deploy),
    ...(update && { update }),
    ...(rollback && { rollback }),
    endpoint: {
      mode: (asText(deploy['endpoint_mode']) || 'vip') as 'vip',
      ports: asList(service['ports'])
        .map(
          (one): PortConfig => ({
            protocol: asText(asMap(one)['protocol']) as PortConfig['protocol'],
            targetPort: Number(asMap(one)['target']),
            publishedPort: Number(asMap(one)['published'] ?? 0),
            publishMode: asText(asMap(one)['mode']) as PortConfig['publishMode'],
          }),
        )
        .sort((a, b) => a.publishedPort - b.publishedPort),
    },
  };
}

function convertTask(cluster: SwarmCluster, stack: string, file: StackFile, name: string, service: JsonMap): TaskSpec {
  const deploy = asMap(service['deploy']);
  const restart = convertRestart(asText(service['restart']), deploy['restart_policy']);
  const resources = asMap(deploy['resources']);
  const placement = asMap(deploy['placement']);
  const limits = convertResources(resources['limits']);
  const reservations = convertResources(resources['reservations']);
  const logging = asMap(service['logging']);
  return {
    container: convertContainer(cluster, stack, file, name, service),
    ...(limits && { limits }),
    ...(reservations && { reservations }),
    ...(restart && { restart }),
    placement: {
      constraints: strings(placement['constraints']),
      preferences: asList(placement['preferences']).map((one) => asText(asMap(one)['spread'])),
      maxReplicas: Number(placement['max_replicas_per_node'] ?? 0),
    },
    networks: convertNetworks(cluster, stack, file, name, service['networks']),
    ...(service['logging'] !== undefined && {
      logDriver: { name: asText(logging['driver']), options: stringMap(logging['options']) },
    }),
    forceUpdate: 0,
  };
}

function convertMode(name: string, deploy: JsonMap): Mode {
  const mode = asText(deploy['mode']) || 'replicated';
  const replicas = deploy['replicas'];
  if ((mode === 'global' || mode === 'global-job') && replicas !== undefined)
    throw new CommandError(`service ${name}: replicas can only be used with replicated or replicated-job mode`);
  const count = replicas === undefined ? 1 : Number(replicas);
  switch (mode) {
    case 'replicated':
      return { kind: 'replicated', replicas: count };
    case 'global':
      return { kind: 'global' };
    case 'replicated-job':
      return { kind: 'replicated-job', completions: count, concurrent: count };
    case 'global-job':
      return { kind: 'global-job' };
    default:
      throw new CommandError(`service ${name}: unknown mode: ${mode}`);
  }
}

const ms = (value: Json | undefined): number | undefined =>
  value === undefined || value === '' ? undefined : parseDuration(String(value));

function convertUpdate(value: Json | undefined): UpdateConfig | undefined {
  if (!isMap(value ?? null)) return undefined;
  const config = asMap(value);
  return {
    parallelism: config['parallelism'] === undefined ? 1 : Number(config['parallelism']),
    delay: ms(config['delay']) ?? 0,
    failureAction: (asText(config['failure_action']) || defaultUpdate.failureAction) as UpdateConfig['failureAction'],
    monitor: ms(config['monitor']) ?? defaultUpdate.monitor,
    maxFailureRatio: Number(config['max_failure_ratio'] ?? 0),
    order: (asText(config['order']) || defaultUpdate.order) as UpdateConfig['order'],
  };
}

function convertRestart(short: string, value: Json | undefined): RestartPolicy | undefined {
  if (isMap(value ?? null)) {
    const policy = asMap(value);
    const [delay, window] = [ms(policy['delay']), ms(policy['window'])];
    const condition = asText(policy['condition']);
    return {
      ...(condition !== '' && { condition: condition as NonNullable<RestartPolicy['condition']> }),
      ...(delay !== undefined && { delay }),
      ...(policy['max_attempts'] !== undefined && { maxAttempts: Number(policy['max_attempts']) }),
      ...(window !== undefined && { window }),
    };
  }
  const [name = '', count] = short.split(':');
  if (name === 'always' || name === 'unless-stopped') return { condition: 'any' };
  if (name === 'on-failure')
    return { condition: 'on-failure', ...(count !== undefined && { maxAttempts: Number(count) }) };
  return undefined;
}

function convertResources(value: Json | undefined): Resources | undefined {
  if (!isMap(value ?? null)) return undefined;
  const { cpus, memory, pids } = asMap(value);
  return {
    ...(cpus !== undefined && { nanoCpus: Math.round(Number(cpus) * 1e9) }),
    ...(memory !== undefined && { memory: Number(memory) }),
    ...(pids !== undefined && { pids: Number(pids) }),
  };
}

function convertNetworks(
  cluster: SwarmCluster,
  stack: string,
  file: StackFile,
  name: string,
  value: Json | undefined,
): TaskSpec['networks'] {
  const wanted = isMap(value ?? null) && Object.keys(asMap(value)).length > 0 ? asMap(value) : { default: null };
  return Object.entries(wanted).map(([key, options]) => {
    const resource = file.networks[key];
    if (!resource && key !== 'default') throw new CommandError(`service ${name}: undefined network "${key}"`);
    const full = resourceName(stack, key, resource);
    const network = [...cluster.engine.networks.values()].find((one) => one.name === full);
    const ownNames = network?.userDefined === false ? [] : [...strings(asMap(options)['aliases']), name];
    return { target: network?.id ?? full, aliases: ownNames };
  });
}

function convertContainer(
  cluster: SwarmCluster,
  stack: string,
  file: StackFile,
  name: string,
  service: JsonMap,
): ContainerSpec {
  const healthcheck = convertHealthcheck(service['healthcheck']);
  const grace = ms(service['stop_grace_period']);
  const environment = asMap(service['environment']);
  return {
    image: fullImage(asText(service['image'])),
    labels: { ...stringMap(service['labels']), [NAMESPACE]: stack },
    command: strings(service['entrypoint']),
    args: strings(service['command']),
    hostname: asText(service['hostname']),
    env: Object.entries(environment).map(([key, value]) => (value === null ? key : `${key}=${value}`)),
    dir: asText(service['working_dir']),
    user: asText(service['user']),
    groups: [],
    ...(typeof service['init'] === 'boolean' && { init: service['init'] }),
    stopSignal: asText(service['stop_signal']),
    tty: service['tty'] === true,
    openStdin: service['stdin_open'] === true,
    readOnly: service['read_only'] === true,
    mounts: [
      ...asList(service['volumes']).map((one) => convertMount(stack, file, name, asMap(one))),
      ...strings(service['tmpfs']).map(
        (target): ServiceMount => ({ type: 'tmpfs', source: '', target: target.split(':')[0] ?? '', readonly: false }),
      ),
    ],
    ...(grace !== undefined && { stopGracePeriod: grace }),
    ...(healthcheck && { healthcheck }),
    hosts: strings(service['extra_hosts']).map(hostLine),
    dns: { nameservers: strings(service['dns']), search: strings(service['dns_search']), options: [] },
    secrets: asList(service['secrets']).map((one) => reference(cluster, stack, file, name, 'secret', asMap(one))),
    configs: asList(service['configs']).map((one) => reference(cluster, stack, file, name, 'config', asMap(one))),
    sysctls: stringMap(service['sysctls']),
    capAdd: strings(service['cap_add']).map(capability),
    capDrop: strings(service['cap_drop']).map(capability),
    ulimits: Object.entries(asMap(service['ulimits'])).map(([key, value]) => {
      const both = isMap(value) ? value : { soft: value, hard: value };
      return { name: key, soft: Number(both['soft']), hard: Number(both['hard']) };
    }),
    privileges: true,
  };
}

function convertHealthcheck(value: Json | undefined): Healthcheck | undefined {
  if (!isMap(value ?? null)) return undefined;
  const check = asMap(value);
  const none = { interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };
  if (check['disable'] === true) {
    if (asList(check['test']).length > 0) throw new CommandError("test and disable can't be set at the same time");
    return { ...none, test: ['NONE'] };
  }
  return {
    test: strings(check['test']),
    interval: ms(check['interval']) ?? 0,
    timeout: ms(check['timeout']) ?? 0,
    startPeriod: ms(check['start_period']) ?? 0,
    startInterval: ms(check['start_interval']) ?? 0,
    retries: Number(check['retries'] ?? 0),
  };
}

function convertMount(stack: string, file: StackFile, service: string, mount: JsonMap): ServiceMount {
  const type = asText(mount['type']) as ServiceMount['type'];
  const source = asText(mount['source']);
  const common = { type, target: asText(mount['target']), readonly: mount['read_only'] === true };
  if (type !== 'volume' || source === '') return { ...common, source };
  if (!(source in file.volumes)) throw new CommandError(`service ${service}: undefined volume "${source}"`);
  const volume = file.volumes[source] ?? {};
  const external = volume['external'] !== undefined && volume['external'] !== false;
  return {
    ...common,
    source: resourceName(stack, source, volume),
    ...(!external && { labels: { ...stringMap(volume['labels']), [NAMESPACE]: stack } }),
  };
}

function reference(
  cluster: SwarmCluster,
  stack: string,
  file: StackFile,
  service: string,
  kind: StoredKind,
  wish: JsonMap,
): FileReference {
  const source = asText(wish['source']);
  const resource = file[`${kind}s`][source];
  if (!resource) throw new CommandError(`service ${service}: undefined ${kind} "${source}"`);
  const name = resourceName(stack, source, resource);
  const stored = findStored(cluster, kind, name);
  if (!stored) throw new CommandError(`service ${service}: ${kind} not found: ${name}`);
  return {
    id: stored.id,
    name: stored.name,
    target: asText(wish['target']) || source,
    uid: asText(wish['uid']) || '0',
    gid: asText(wish['gid']) || '0',
    mode: wish['mode'] === undefined ? 0o444 : Number(wish['mode']),
  };
}
