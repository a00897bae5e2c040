import { asMap, stringMap } from '../../compose/file/json';
import { ask, daemonSays, print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { readFlagFile } from '../../docker/cli/key-values';
import { DaemonError } from '../../docker/daemon-error';
import type { Network } from '../../docker/network';
import { createNetwork } from '../../docker/networks';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { warnUnpinned } from '../cli/full-image';
import { findStored } from '../find';
import type { Service } from '../service';
import { createService, removeService, updateService } from '../services';
import { createStored, type StoredKind } from '../stored';
import type { SwarmCluster } from '../swarm-cluster';
import { swarmError } from '../swarm-error';
import { convertService } from './convert';
import type { StackFile } from './load-stack';
import { NAMESPACE, resourceName, scoped } from './names';

export interface DeployOptions {
  readonly prune: boolean;
  /** Ask the registry for digests; here it never answers. */
  readonly resolve: boolean;
}

export const servicesOf = (cluster: SwarmCluster, stack: string): Service[] =>
  [...cluster.services.values()].filter(({ spec }) => spec.labels[NAMESPACE] === stack);

/** docker stack deploy; answers the services it made or changed. Throws CommandError. */
export function* deployStack(
  sys: Syscalls,
  cluster: SwarmCluster,
  stack: string,
  file: StackFile,
  { prune, resolve }: DeployOptions,
): Run<Service[]> {
  if (prune) {
    const gone = servicesOf(cluster, stack).filter(
      ({ spec }) => !Object.keys(file.services).some((name) => scoped(stack, name) === spec.name),
    );
    for (const service of gone) {
      yield* print(sys, `Removing service ${service.spec.name}\n`);
      yield* ask(sys, () => removeService(cluster, service));
    }
  }
  yield* createNetworks(sys, cluster, stack, file);
  for (const kind of ['secret', 'config'] as const) yield* createFiles(sys, cluster, stack, file, kind);
  const specs = Object.entries(file.services).map(([name, service]) =>
    convertService(cluster, stack, file, name, service),
  );
  const deployed: Service[] = [];
  for (const spec of specs) {
    const before = servicesOf(cluster, stack).find((one) => one.spec.name === spec.name);
    try {
      if (!before) {
        yield* print(sys, `Creating service ${spec.name}\n`);
        deployed.push(yield* ask(sys, () => createService(cluster, spec)));
        continue;
      }
      yield* print(sys, `Updating service ${spec.name} (id: ${before.id})\n`);
      const { forceUpdate } = before.spec.task;
      yield* ask(sys, () => updateService(cluster, before, { ...spec, task: { ...spec.task, forceUpdate } }));
      if (resolve) yield* warnUnpinned(sys, spec.task.container.image);
      deployed.push(before);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      throw new CommandError(`failed to ${before ? 'update' : 'create'} service ${spec.name}: ${daemonSays(error)}`);
    }
  }
  return deployed;
}

/** Networks that the services are on: external ones have to be there, the others are made. */
function* createNetworks(sys: Syscalls, cluster: SwarmCluster, stack: string, file: StackFile): Run<void> {
  const used = new Set(
    Object.values(file.services).flatMap((service) => {
      const names = Object.keys(asMap(service['networks']));
      return names.length > 0 ? names : ['default'];
    }),
  );
  const existing = (name: string): Network | undefined =>
    [...cluster.engine.networks.values()].find((one) => one.name === name);
  for (const key of used) {
    const resource = file.networks[key];
    const external = resource?.['external'];
    if (!external) continue;
    const name = resourceName(stack, key, resource);
    const network = existing(name);
    if (!network)
      throw new CommandError(
        `network "${name}" is declared as external, but could not be found. You need to create a swarm-scoped network before the stack is deployed`,
      );
    if (!network.overlay && network.userDefined)
      throw new CommandError(
        `network "${name}" is declared as external, but it is not in the right scope: "local" instead of "swarm"`,
      );
  }
  for (const key of used) {
    const resource = file.networks[key] ?? {};
    const name = resourceName(stack, key, resource);
    if (resource['external'] || existing(name)) continue;
    yield* print(sys, `Creating network ${name}\n`);
    yield* ask(sys, () =>
      createNetwork(cluster.engine, name, {
        driver: String(resource['driver'] ?? 'overlay'),
        internal: resource['internal'] === true,
        attachable: resource['attachable'] === true,
        labels: { ...stringMap(resource['labels']), [NAMESPACE]: stack },
        options: stringMap(resource['driver_opts']),
      }),
    );
  }
}

function* createFiles(
  sys: Syscalls,
  cluster: SwarmCluster,
  stack: string,
  file: StackFile,
  kind: StoredKind,
): Run<void> {
  for (const [key, resource] of Object.entries(file[`${kind}s`])) {
    if (resource['external']) continue;
    const name = resourceName(stack, key, resource);
    let data: string;
    try {
      data = readFlagFile(sys, String(resource['file'] ?? ''));
    } catch (error) {
      throw new CommandError(error instanceof Error ? error.message : String(error));
    }
    const labels = { ...stringMap(resource['labels']), [NAMESPACE]: stack };
    const before = findStored(cluster, kind, name);
    try {
      if (before) {
        if (before.data !== data) throw swarmError('InvalidArgument', 'only updates to Labels are allowed');
        before.labels = labels;
        continue;
      }
      yield* print(sys, `Creating ${kind} ${name}\n`);
      yield* ask(sys, () => createStored(cluster, kind, name, data, labels));
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      throw new CommandError(`failed to ${before ? 'update' : 'create'} ${kind} ${name}: ${daemonSays(error)}`);
    }
  }
}
