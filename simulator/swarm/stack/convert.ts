import { asList, asMap, asText, isMap, type Json, type JsonMap, stringMap, strings } from '../../compose/file/json';
import { CommandError } from '../../docker/cli/command-run';
import {
  defaultUpdate,
  type Mode,
  type PortConfig,
  type Resources,
  type RestartPolicy,
  type ServiceSpec,
  type TaskSpec,
  type UpdateConfig,
} from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { convertContainer } from './convert-container';
import type { StackFile } from './load-stack';
import { ms } from './milliseconds';
import { NAMESPACE, resourceName, scoped } from './names';

const IMAGE = 'com.docker.stack.image';

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
