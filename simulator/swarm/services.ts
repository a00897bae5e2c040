import { DaemonError } from '../docker/daemon-error';
import { InvalidReference, parseReference } from '../docker/reference';
import { allocateService, checkPorts, releaseService } from './network/allocate';
import { parseConstraint } from './orchestration/constraints';
import { setDesired } from './orchestration/new-task';
import { replicaChange, rollBack, tellUpdate } from './orchestration/update-status';
import { stopUpdate } from './orchestration/updater';
import type { Service } from './service';
import { isJob, type Resources, type ServiceSpec, type UpdateConfig } from './spec';
import type { SwarmCluster } from './swarm-cluster';
import { swarmError } from './swarm-error';

const NAME = /^[a-zA-Z0-9](?:[-_]*[A-Za-z0-9]+)*$/;
const MINIMUM_MEMORY = 4 * 1024 * 1024;

/** docker service create. Throws with the manager's words. */
export function createService(cluster: SwarmCluster, spec: ServiceSpec): Service {
  checkSpec(cluster, spec);
  if ([...cluster.services.values()].some((other) => other.spec.name === spec.name))
    throw swarmError('AlreadyExists', `name conflicts with an existing object: service ${spec.name} already exists`);
  const { now } = cluster;
  const service: Service = {
    id: cluster.makeId(),
    createdAt: now,
    updatedAt: now,
    version: cluster.nextVersion(),
    spec,
    previous: undefined,
    updateStatus: undefined,
    ports: [],
    addresses: [],
    allocated: false,
    iteration: 0,
    lastExecution: now,
  };
  cluster.services.set(service.id, service);
  allocateService(cluster, service);
  cluster.event('service', 'create', service.id, { name: spec.name });
  cluster.changed.wake();
  return service;
}

/** docker service update */
export function updateService(cluster: SwarmCluster, service: Service, spec: ServiceSpec): void {
  checkSpec(cluster, spec, service);
  const before = service.spec;
  if (before.mode.kind !== spec.mode.kind) throw swarmError('Unimplemented', 'service mode change is not allowed');
  service.previous = before;
  service.spec = spec;
  service.updateStatus = undefined;
  if (isJob(spec.mode) && before.task.forceUpdate !== spec.task.forceUpdate) {
    service.iteration += 1;
    service.lastExecution = cluster.now;
  }
  allocateService(cluster, service);
  cluster.touch(service);
  tellUpdate(cluster, service, replicaChange(before, spec));
}

/** docker service rollback */
export function rollBackService(cluster: SwarmCluster, service: Service): void {
  if (!service.previous) throw swarmError('FailedPrecondition', `service ${service.id} does not have a previous spec`);
  rollBack(cluster, service, 'manually requested rollback', true);
}

/** docker service rm: the service is gone at once, its tasks when they have stopped. */
export function removeService(cluster: SwarmCluster, service: Service): void {
  for (const task of cluster.tasksOf(service)) setDesired(cluster, task, 'remove');
  const updater = cluster.updaters.get(service.id);
  if (updater) stopUpdate(updater);
  cluster.updaters.delete(service.id);
  cluster.services.delete(service.id);
  releaseService(cluster, service);
  cluster.event('service', 'remove', service.id, { name: service.spec.name });
  cluster.changed.wake();
}

function checkSpec(cluster: SwarmCluster, spec: ServiceSpec, self?: Service): void {
  const { task, endpoint } = spec;
  if (task.restart?.condition !== undefined && !['none', 'on-failure', 'any'].includes(task.restart.condition))
    throw new DaemonError(`invalid RestartCondition: "${task.restart.condition}"`);
  for (const config of [spec.update, spec.rollback]) if (config) checkUpdate(config);
  if (!['vip', 'dnsrr'].includes(endpoint.mode)) throw new DaemonError(`invalid resolution mode: "${endpoint.mode}"`);
  if (spec.name.length > 63) throw swarmError('InvalidArgument', 'name must be 63 characters or fewer');
  if (!NAME.test(spec.name)) throw swarmError('InvalidArgument', 'name must be valid as a DNS name component');
  for (const resources of [task.limits, task.reservations]) if (resources) checkResources(resources);
  for (const text of task.placement.constraints) parseConstraint(text);
  checkImage(task.container.image);
  for (const { target } of task.networks) {
    const network = cluster.engine.networks.get(target);
    if (!network || network.overlay?.removed) throw new DaemonError(`network ${network?.name ?? target} not found`);
  }
  checkEndpoint(spec);
  checkPorts(cluster, endpoint.ports, self);
}

function checkUpdate({ failureAction, order }: UpdateConfig): void {
  if (!['pause', 'continue', 'rollback'].includes(failureAction))
    throw new DaemonError(`unrecognized update failure action ${failureAction}`);
  if (!['start-first', 'stop-first'].includes(order)) throw new DaemonError(`unrecognized update order ${order}`);
}

function checkResources({ memory, nanoCpus }: Resources): void {
  if (memory !== undefined && memory !== 0 && memory < MINIMUM_MEMORY)
    throw swarmError('InvalidArgument', `invalid memory value ${memory}: Must be at least 4MiB`);
  if (nanoCpus !== undefined && nanoCpus !== 0 && nanoCpus < 1e6)
    throw swarmError('InvalidArgument', `invalid cpu value ${nanoCpus / 1e9}: Must be at least 0.001`);
}

function checkImage(image: string): void {
  if (image === '') throw swarmError('InvalidArgument', 'ContainerSpec: image reference must be provided');
  try {
    parseReference(image);
  } catch (error) {
    if (!(error instanceof InvalidReference)) throw error;
    throw swarmError('InvalidArgument', `ContainerSpec: "${image}" is not a valid repository/tag`);
  }
}

function checkEndpoint({ endpoint }: ServiceSpec): void {
  const seen = new Set<string>();
  for (const { publishMode, publishedPort, protocol } of endpoint.ports) {
    if (endpoint.mode === 'dnsrr' && publishMode === 'ingress')
      throw swarmError(
        'InvalidArgument',
        "EndpointSpec: port published with ingress mode can't be used with dnsrr mode",
      );
    if (publishedPort === 0) continue;
    const key = `${publishedPort}/${protocol}`;
    if (seen.has(key)) throw swarmError('InvalidArgument', 'EndpointSpec: duplicate published ports provided');
    seen.add(key);
  }
}
