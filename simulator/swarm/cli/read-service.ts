import type { FlagValues } from '../../cli/flags';
import { CommandError } from '../../docker/cli/command-run';
import { readEnv, toMap } from '../../docker/cli/key-values';
import { parseMount } from '../../docker/cli/mount-flag';
import { inventName } from '../../docker/names';
import type { Syscalls } from '../../kernel/syscalls';
import type { ContainerSpec, Mode, Resources, RestartPolicy, ServiceSpec, TaskSpec } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { type Changed, capability, hostLine, parseUlimit, readHealthcheck, readUpdate, words } from './flag-parts';
import { fullImage } from './full-image';
import { parseFileWish, referTo } from './parse-file-reference';
import { parseNetwork } from './parse-network';
import { parsePort } from './parse-port';
import type { serviceCreateFlags } from './service-create-flags';

type Values = FlagValues<typeof serviceCreateFlags>;

/** What the flags of `docker service create` ask for. Throws with the client's words. */
export function readService(
  sys: Syscalls,
  cluster: SwarmCluster,
  values: Values,
  changed: Changed,
  [image = '', ...args]: readonly string[],
): ServiceSpec {
  const mode = readMode(values, changed);
  const task: TaskSpec = {
    container: readContainer(sys, cluster, values, changed, image, args),
    limits: definedOnly({
      nanoCpus: nano(values['limit-cpu']),
      memory: values['limit-memory'],
      pids: values['limit-pids'],
    }),
    reservations: definedOnly({ nanoCpus: nano(values['reserve-cpu']), memory: values['reserve-memory'] }),
    ...readRestart(values, changed),
    placement: {
      constraints: values.constraint,
      preferences: values['placement-pref'].map((text) => text.replace(/^spread=/, '')),
      maxReplicas: values['replicas-max-per-node'],
    },
    networks: values.network.map((text) => parseNetwork(cluster, text)),
    ...(values['log-driver'] !== '' && {
      logDriver: { name: values['log-driver'], options: toMap(values['log-opt']) },
    }),
    forceUpdate: 0,
  };
  const taken = (name: string) => [...cluster.services.values()].some(({ spec }) => spec.name === name);
  const update = readUpdate(shared(values), changed, 'update', undefined);
  const rollback = readUpdate(shared(values), changed, 'rollback', undefined);
  return {
    name: values.name || inventName(cluster.engine.random, taken),
    labels: toMap(values.label),
    task,
    mode,
    ...(update && { update }),
    ...(rollback && { rollback }),
    endpoint: {
      mode: values['endpoint-mode'] as ServiceSpec['endpoint']['mode'],
      ports: values.publish.flatMap(parsePort),
    },
  };
}

// The flags that both commands have are the same but for their defaults.
const shared = (values: Values) => values as unknown as Parameters<typeof readUpdate>[0];

const nano = (cpus: number): number => Math.round(cpus * 1e9);

/** Without zeros, which mean nothing was asked for. */
export const definedOnly = (resources: Required<Resources> | Omit<Required<Resources>, 'pids'>): Resources =>
  Object.fromEntries(Object.entries(resources).filter(([, value]) => value !== 0));

function readMode(values: Values, changed: Changed): Mode {
  const { mode, replicas } = values;
  const isReplicated = mode === 'replicated' || mode === 'replicated-job';
  if (!['replicated', 'global', 'replicated-job', 'global-job'].includes(mode))
    throw new CommandError(`Unknown mode: ${mode}, only replicated and global supported`);
  if (!isReplicated && changed.has('replicas'))
    throw new CommandError('replicas can only be used with replicated or replicated-job mode');
  if (!isReplicated && values['replicas-max-per-node'] > 0)
    throw new CommandError('replicas-max-per-node can only be used with replicated or replicated-job mode');
  if (mode !== 'replicated-job' && changed.has('max-concurrent'))
    throw new CommandError(
      mode === 'global-job'
        ? 'max-concurrent can only be used with replicated-job mode'
        : 'max-concurrent can only be used with replicated-job mode',
    );
  const count = changed.has('replicas') ? replicas : 1;
  if (mode === 'global') return { kind: 'global' };
  if (mode === 'global-job') return { kind: 'global-job' };
  if (mode === 'replicated-job')
    return {
      kind: 'replicated-job',
      completions: count,
      concurrent: changed.has('max-concurrent') ? values['max-concurrent'] : count,
    };
  return { kind: 'replicated', replicas: count };
}

function readRestart(values: Values, changed: Changed): { readonly restart?: RestartPolicy } {
  const given = [...changed].some((flag) => flag.startsWith('restart-'));
  if (!given) return {};
  return {
    restart: {
      ...(changed.has('restart-condition') && {
        condition: values['restart-condition'] as NonNullable<RestartPolicy['condition']>,
      }),
      ...(changed.has('restart-delay') && { delay: values['restart-delay'] }),
      ...(changed.has('restart-max-attempts') && { maxAttempts: values['restart-max-attempts'] }),
      ...(changed.has('restart-window') && { window: values['restart-window'] }),
    },
  };
}

function readContainer(
  sys: Syscalls,
  cluster: SwarmCluster,
  values: Values,
  changed: Changed,
  image: string,
  args: readonly string[],
): ContainerSpec {
  const healthcheck = readHealthcheck(shared(values), changed, undefined);
  return {
    image: fullImage(image),
    labels: toMap(values['container-label']),
    command: words(values.entrypoint),
    args,
    hostname: values.hostname,
    env: readEnv(sys, values['env-file'], values.env),
    dir: values.workdir,
    user: values.user,
    groups: values.group,
    init: values.init,
    stopSignal: values['stop-signal'],
    tty: values.tty,
    openStdin: false,
    readOnly: values['read-only'],
    mounts: values.mount.map(parseMount),
    ...(changed.has('stop-grace-period') && { stopGracePeriod: values['stop-grace-period'] }),
    ...(healthcheck && { healthcheck }),
    hosts: values.host.map(hostLine),
    dns: { nameservers: values.dns, search: values['dns-search'], options: values['dns-option'] },
    secrets: values.secret.map((text) => referTo(cluster, 'secret', parseFileWish(text))),
    configs: values.config.map((text) => referTo(cluster, 'config', parseFileWish(text))),
    sysctls: toMap(values.sysctl),
    capAdd: values['cap-add'].map(capability),
    capDrop: values['cap-drop'].map(capability),
    ulimits: values.ulimit.map(parseUlimit),
  };
}
