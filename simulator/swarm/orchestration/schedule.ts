import { TOTAL_MEMORY } from '../../kernel/procfs-system';
import { runTask } from '../agent/run-task';
import type { SwarmCluster } from '../swarm-cluster';
import { isOver, type Task } from '../task';
import { satisfies } from './constraints';
import { setState } from './new-task';

/** Puts waiting tasks on the node, or says why they can't be there. */
export function schedule(cluster: SwarmCluster): void {
  const waiting = [...cluster.tasks.values()].filter(
    (task) => task.wanted && (task.status.state === 'new' || task.status.state === 'pending'),
  );
  for (const task of waiting) {
    const refusal = refuse(cluster, task);
    if (refusal === undefined) {
      task.nodeId = cluster.node.id;
      setState(cluster, task, 'assigned', { message: 'scheduler assigned task to node' });
      cluster.engine.kernel.task(runTask(cluster, task));
      continue;
    }
    const error = `no suitable node (${refusal})`;
    if (task.status.error !== error) setState(cluster, task, 'pending', { message: 'pending task scheduling', error });
  }
}

/** The first reason against the node, in the scheduler's order and words. */
function refuse(cluster: SwarmCluster, task: Task): string | undefined {
  const { node } = cluster;
  const here = [...cluster.tasks.values()].filter(
    (other) =>
      other !== task && other.nodeId === node.id && other.status.state !== 'new' && !isOver(other.status.state),
  );
  if (node.availability !== 'active') return '1 node not available for new tasks';
  if (!fits(cluster, task, here)) return 'insufficient resources on 1 node';
  const { placement } = task.spec;
  if (!satisfies(node, placement.constraints)) return 'scheduling constraints not satisfied on 1 node';
  if (portTaken(task, here)) return 'host-mode port already in use on 1 node';
  const siblings = here.filter((other) => other.serviceId === task.serviceId && other.wanted).length;
  if (placement.maxReplicas > 0 && siblings >= placement.maxReplicas) return 'max replicas per node limit exceed';
  return undefined;
}

function fits({ engine }: SwarmCluster, task: Task, here: readonly Task[]): boolean {
  const sum = (field: 'memory' | 'nanoCpus') =>
    [task, ...here].reduce((total, { spec }) => total + (spec.reservations?.[field] ?? 0), 0);
  const wants = task.spec.reservations;
  if (wants?.memory && sum('memory') > TOTAL_MEMORY) return false;
  return !wants?.nanoCpus || sum('nanoCpus') <= engine.kernel.processors * 1e9;
}

function portTaken(task: Task, here: readonly Task[]): boolean {
  const hostPorts = ({ ports }: Task) =>
    ports.flatMap(({ publishMode, publishedPort, protocol }) =>
      publishMode === 'host' && publishedPort !== 0 ? [`${publishedPort}/${protocol}`] : [],
    );
  const taken = new Set(here.flatMap(hostPorts));
  return hostPorts(task).some((port) => taken.has(port));
}
