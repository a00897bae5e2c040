import type { FlagValues } from '../../cli/flags';
import { CommandError } from '../../docker/cli/command-run';
import { toMap } from '../../docker/cli/key-values';
import { parseMount } from '../../docker/cli/mount-flag';
import { findNetwork } from '../../docker/networks';
import type { ContainerSpec, Mode, PortConfig, Resources, RestartPolicy, ServiceSpec } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { type Changed, capability, hostLine, parseUlimit, readHealthcheck, readUpdate, words } from './flag-parts';
import { fullImage } from './full-image';
import { parseFileWish, referTo } from './parse-file-reference';
import { parseNetwork } from './parse-network';
import { parsePort } from './parse-port';
import type { serviceUpdateFlags } from './service-update-flags';

type Values = FlagValues<typeof serviceUpdateFlags>;

/** The specification with what the flags of `docker service update` change. Throws with the client's words. */
export function changeService(cluster: SwarmCluster, spec: ServiceSpec, values: Values, changed: Changed): ServiceSpec {
  const { task } = spec;
  const restart = changeRestart(task.restart, values, changed);
  const update = readUpdate(values, changed, 'update', spec.update);
  const rollback = readUpdate(values, changed, 'rollback', spec.rollback);
  const { placement } = task;
  return {
    ...spec,
    labels: changeMap(spec.labels, values['label-add'], values['label-rm']),
    mode: changeMode(spec.mode, values, changed),
    ...(update && { update }),
    ...(rollback && { rollback }),
    endpoint: {
      mode: (values['endpoint-mode'] || spec.endpoint.mode) as ServiceSpec['endpoint']['mode'],
      ports: changePorts(spec.endpoint.ports, values),
    },
    task: {
      ...task,
      container: changeContainer(cluster, task.container, values, changed),
      limits: changeResources(task.limits, {
        nanoCpus: changed.has('limit-cpu') ? Math.round(values['limit-cpu'] * 1e9) : undefined,
        memory: changed.has('limit-memory') ? values['limit-memory'] : undefined,
        pids: changed.has('limit-pids') ? values['limit-pids'] : undefined,
      }),
      reservations: changeResources(task.reservations, {
        nanoCpus: changed.has('reserve-cpu') ? Math.round(values['reserve-cpu'] * 1e9) : undefined,
        memory: changed.has('reserve-memory') ? values['reserve-memory'] : undefined,
      }),
      ...(restart && { restart }),
      placement: {
        constraints: changeList(placement.constraints, values['constraint-add'], values['constraint-rm']),
        preferences: changeList(
          placement.preferences,
          values['placement-pref-add'].map((text) => text.replace(/^spread=/, '')),
          values['placement-pref-rm'].map((text) => text.replace(/^spread=/, '')),
        ),
        maxReplicas: changed.has('replicas-max-per-node') ? values['replicas-max-per-node'] : placement.maxReplicas,
      },
      networks: changeNetworks(cluster, task.networks, values),
      ...(changed.has('log-driver') && {
        logDriver: { name: values['log-driver'], options: toMap(values['log-opt']) },
      }),
      forceUpdate: task.forceUpdate + (values.force ? 1 : 0),
    },
  };
}

function changeMode(mode: Mode, values: Values, changed: Changed): Mode {
  if (!changed.has('replicas') && !changed.has('max-concurrent')) return mode;
  if (mode.kind === 'replicated') return { ...mode, replicas: values.replicas };
  if (mode.kind === 'replicated-job')
    return {
      ...mode,
      completions: changed.has('replicas') ? values.replicas : mode.completions,
      concurrent: changed.has('max-concurrent') ? values['max-concurrent'] : mode.concurrent,
    };
  throw new CommandError('replicas can only be used with replicated mode');
}

function changeRestart(before: RestartPolicy | undefined, values: Values, changed: Changed): RestartPolicy | undefined {
  if (![...changed].some((flag) => flag.startsWith('restart-'))) return before;
  return {
    ...before,
    ...(changed.has('restart-condition') && {
      condition: values['restart-condition'] as NonNullable<RestartPolicy['condition']>,
    }),
    ...(changed.has('restart-delay') && { delay: values['restart-delay'] }),
    ...(changed.has('restart-max-attempts') && { maxAttempts: values['restart-max-attempts'] }),
    ...(changed.has('restart-window') && { window: values['restart-window'] }),
  };
}

function changeResources(
  before: Resources = {},
  change: { readonly [K in keyof Resources]?: number | undefined },
): Resources {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(Object.entries({ ...before, ...Object.fromEntries(given) }).filter(([, v]) => v !== 0));
}

function changeContainer(
  cluster: SwarmCluster,
  before: ContainerSpec,
  values: Values,
  changed: Changed,
): ContainerSpec {
  const healthcheck = readHealthcheck(values, changed, before.healthcheck);
  const keyOf = (entry: string) => entry.split('=', 1)[0] ?? '';
  const { dns } = before;
  const added = (kind: 'secret' | 'config') =>
    values[`${kind}-add`].map((text) => referTo(cluster, kind, parseFileWish(text)));
  const kept = (kind: 'secret' | 'config') =>
    before[`${kind}s`].filter(({ name }) => !values[`${kind}-rm`].includes(name));
  return {
    ...before,
    image: changed.has('image') ? fullImage(values.image) : before.image,
    labels: changeMap(before.labels, values['container-label-add'], values['container-label-rm']),
    command: changed.has('entrypoint') ? words(values.entrypoint) : before.command,
    args: changed.has('args') ? words(values.args) : before.args,
    hostname: changed.has('hostname') ? values.hostname : before.hostname,
    env: changeKeyed(before.env, values['env-add'], values['env-rm'], keyOf),
    dir: changed.has('workdir') ? values.workdir : before.dir,
    user: changed.has('user') ? values.user : before.user,
    groups: changeList(before.groups, values['group-add'], values['group-rm']),
    ...(changed.has('init') && { init: values.init }),
    stopSignal: changed.has('stop-signal') ? values['stop-signal'] : before.stopSignal,
    tty: changed.has('tty') ? values.tty : before.tty,
    readOnly: changed.has('read-only') ? values['read-only'] : before.readOnly,
    mounts: changeKeyed(before.mounts, values['mount-add'].map(parseMount), values['mount-rm'], ({ target }) => target),
    ...(changed.has('stop-grace-period') && { stopGracePeriod: values['stop-grace-period'] }),
    ...(healthcheck && { healthcheck }),
    hosts: changeList(before.hosts, values['host-add'].map(hostLine), values['host-rm'].map(hostLine)),
    dns: {
      nameservers: changeList(dns.nameservers, values['dns-add'], values['dns-rm']),
      search: changeList(dns.search, values['dns-search-add'], values['dns-search-rm']),
      options: changeList(dns.options, values['dns-option-add'], values['dns-option-rm']),
    },
    secrets: [...kept('secret'), ...added('secret')],
    configs: [...kept('config'), ...added('config')],
    sysctls: changeMap(before.sysctls, values['sysctl-add'], values['sysctl-rm']),
    capAdd: [...new Set([...before.capAdd, ...values['cap-add'].map(capability)])].filter(
      (name) => !values['cap-drop'].map(capability).includes(name),
    ),
    capDrop: [
      ...new Set([
        ...before.capDrop,
        ...values['cap-drop'].map(capability).filter((name) => !before.capAdd.includes(name)),
      ]),
    ].filter((name) => !values['cap-add'].map(capability).includes(name)),
    ulimits: changeKeyed(
      before.ulimits,
      values['ulimit-add'].map(parseUlimit),
      values['ulimit-rm'],
      ({ name }) => name,
    ),
  };
}

const changeList = (before: readonly string[], add: readonly string[], rm: readonly string[]): readonly string[] => [
  ...new Set([...before.filter((one) => !rm.includes(one)), ...add]),
];

function changeMap(
  before: Readonly<Record<string, string>>,
  add: readonly string[],
  rm: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ ...before, ...toMap(add) }).filter(([key]) => !rm.includes(key)));
}

/** Those added take the place of those with the same key. */
function changeKeyed<T>(
  before: readonly T[],
  add: readonly T[],
  rm: readonly string[],
  keyOf: (one: T) => string,
): readonly T[] {
  const all = new Map(before.filter((one) => !rm.includes(keyOf(one))).map((one) => [keyOf(one), one]));
  for (const one of add) all.set(keyOf(one), one);
  return [...all.values()];
}

function changePorts(before: readonly PortConfig[], values: Values): readonly PortConfig[] {
  // Of the same mode: `--publish-rm 80` leaves a port in host mode alone.
  const alike = (a: PortConfig, b: PortConfig) =>
    a.targetPort === b.targetPort && a.protocol === b.protocol && a.publishMode === b.publishMode;
  const gone = values['publish-rm'].flatMap(parsePort);
  const kept = before.filter((port) => !gone.some((other) => alike(port, other)));
  const added = values['publish-add'].flatMap(parsePort);
  const same = (a: PortConfig, b: PortConfig) => JSON.stringify(a) === JSON.stringify(b);
  return [...kept.filter((port) => !added.some((other) => same(port, other))), ...added];
}

function changeNetworks(
  cluster: SwarmCluster,
  before: ServiceSpec['task']['networks'],
  values: Values,
): ServiceSpec['task']['networks'] {
  const gone = values['network-rm'].map((text) => findNetwork(cluster.engine, text).id);
  const kept = before.filter(({ target }) => !gone.includes(target));
  const added = values['network-add'].map((text) => parseNetwork(cluster, text));
  for (const { target } of added)
    if (kept.some((one) => one.target === target))
      throw new CommandError(
        `service is already attached to network ${cluster.engine.networks.get(target)?.name ?? target}`,
      );
  return [...kept, ...added];
}
