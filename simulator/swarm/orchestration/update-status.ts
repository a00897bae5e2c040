import { allocateService } from '../network/allocate';
import type { Service, UpdateState, UpdateStatus } from '../service';
import type { ServiceSpec } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';

function set(cluster: SwarmCluster, service: Service, status: UpdateStatus, more: Record<string, string> = {}): void {
  const before = service.updateStatus?.state;
  service.updateStatus = status;
  cluster.touch(service);
  tellUpdate(cluster, service, { ...more, ...stateChange(status.state, before) });
}

const stateChange = (now: UpdateState, before: UpdateState | undefined): Record<string, string> => ({
  'updatestate.new': now,
  ...(before && { 'updatestate.old': before }),
});

export function tellUpdate(cluster: SwarmCluster, service: Service, more: Record<string, string> = {}): void {
  cluster.event('service', 'update', service.id, { name: service.spec.name, ...more });
}

/** `replicas.new` and `.old`, when they differ. */
export function replicaChange(before: ServiceSpec, after: ServiceSpec): Record<string, string> {
  const count = ({ mode }: ServiceSpec) => (mode.kind === 'replicated' ? mode.replicas : undefined);
  const [old, now] = [count(before), count(after)];
  return old === now ? {} : { 'replicas.new': String(now), 'replicas.old': String(old) };
}

export function startUpdate(cluster: SwarmCluster, service: Service): void {
  const message = 'update in progress';
  set(cluster, service, { state: 'updating', startedAt: cluster.now, completedAt: undefined, message });
}

export function completeUpdate(cluster: SwarmCluster, service: Service): void {
  const rolling = service.updateStatus?.state === 'rollback_started';
  set(cluster, service, {
    state: rolling ? 'rollback_completed' : 'completed',
    startedAt: service.updateStatus?.startedAt,
    completedAt: cluster.now,
    message: rolling ? 'rollback completed' : 'update completed',
  });
}

export function pauseUpdate(cluster: SwarmCluster, service: Service, why: string): void {
  const rolling = service.updateStatus?.state === 'rollback_started';
  set(cluster, service, {
    state: rolling ? 'rollback_paused' : 'paused',
    startedAt: service.updateStatus?.startedAt,
    completedAt: undefined,
    message: `${rolling ? 'rollback' : 'update'} paused ${why}`,
  });
}

/** Goes back to the specification before; `keep` remembers the one that is left, as a rollback by hand does. */
export function rollBack(cluster: SwarmCluster, service: Service, message: string, keep = false): void {
  const { spec, previous } = service;
  if (!previous) return;
  service.spec = previous;
  service.previous = keep ? spec : undefined;
  allocateService(cluster, service);
  set(
    cluster,
    service,
    { state: 'rollback_started', startedAt: cluster.now, completedAt: undefined, message },
    replicaChange(spec, previous),
  );
}
