import { DaemonError } from '../docker/daemon-error';
import { deleteContainer } from '../docker/remove';
import { killAndWait } from '../docker/stop';
import type { Run } from '../kernel/syscalls';
import { publishIngress } from './network/balance';
import { createOverlay, ensureGateway } from './network/overlay';
import { manage } from './orchestration/manage';
import type { Availability } from './service';
import type { Swarm } from './swarm';
import { SwarmCluster } from './swarm-cluster';

/** docker swarm init */
export function initSwarm(swarm: Swarm, address: string, availability: Availability): SwarmCluster {
  if (swarm.cluster) {
    throw new DaemonError(
      'This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.',
    );
  }
  const { engine } = swarm;
  const cluster = new SwarmCluster(engine, address);
  cluster.node.availability = availability;
  swarm.cluster = cluster;
  engine.cluster = cluster;
  const ingress = createOverlay(engine, 'ingress', {}, cluster.makeId(), true);
  if (ingress.overlay) {
    ingress.overlay.loadBalancer = { id: engine.makeId(), ipAddress: '10.0.0.2' };
    ingress.overlay.reserved.add('10.0.0.2');
  }
  ensureGateway(engine);
  cluster.event('node', 'create', cluster.node.id, {});
  engine.kernel.task(manage(cluster));
  return cluster;
}

/** docker swarm leave: containers of tasks go, and all that the swarm knew. */
export function* leaveSwarm(swarm: Swarm, cluster: SwarmCluster): Run<void> {
  const { engine } = swarm;
  cluster.left = true;
  swarm.cluster = undefined;
  engine.cluster = undefined;
  publishIngress(cluster);
  const containers = [...cluster.tasks.values()].flatMap(({ container }) => container ?? []);
  for (const task of cluster.tasks.values()) {
    task.removed = true;
    task.changed.wake();
  }
  for (const container of containers) {
    if (container.removed) continue;
    yield* killAndWait(engine, container);
    if (!container.removed) yield* deleteContainer(engine, container, { volumes: true });
  }
  for (const network of engine.networks.values()) if (network.overlay) engine.networks.delete(network.id);
}
