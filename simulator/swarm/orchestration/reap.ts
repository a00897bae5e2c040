import { releaseTask } from '../network/allocate';
import type { SwarmCluster } from '../swarm-cluster';
import { isOver, type Task } from '../task';

/** Forgets tasks that are to be removed, and the oldest of slots that have more than the history limit. */
export function reap(cluster: SwarmCluster): void {
  const bySlot = new Map<string, Task[]>();
  for (const task of [...cluster.tasks.values()]) {
    const { state } = task.status;
    const ended = isOver(state) || state === 'new' || state === 'pending';
    if (ended && !task.wanted) releaseTask(cluster, task);
    const service = cluster.services.get(task.serviceId);
    if (ended && (task.desired === 'remove' || !service)) {
      remove(cluster, task);
      continue;
    }
    const key = `${task.serviceId}.${task.slot}`;
    bySlot.set(key, [...(bySlot.get(key) ?? []), task]);
  }
  for (const tasks of bySlot.values()) {
    let excess = tasks.length - Math.max(1, cluster.settings.taskHistoryLimit);
    for (const task of tasks) {
      if (excess <= 0) break;
      if (task.wanted || !isOver(task.status.state)) continue;
      remove(cluster, task);
      excess -= 1;
    }
  }
}

function remove(cluster: SwarmCluster, task: Task): void {
  cluster.tasks.delete(task.id);
  task.removed = true;
  task.changed.wake();
  cluster.changed.wake();
}
