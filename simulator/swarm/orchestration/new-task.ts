import { allocateTask } from '../network/allocate';
import type { Service } from '../service';
import { isJob } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { Task, type TaskState, type TaskStatus } from '../task';

export function newTask(cluster: SwarmCluster, service: Service, slot: number, desired: TaskState): Task {
  const task = new Task({
    id: cluster.makeId(),
    serviceId: service.id,
    serviceName: service.spec.name,
    serviceLabels: service.spec.labels,
    slot,
    createdAt: cluster.now,
    version: cluster.nextVersion(),
    spec: service.spec.task,
    ports: service.spec.endpoint.ports,
    desired,
    iteration: isJob(service.spec.mode) ? service.iteration : undefined,
  });
  allocateTask(cluster, service, task);
  cluster.tasks.set(task.id, task);
  cluster.changed.wake();
  return task;
}

/** What the manager wants of a task only ever moves on. */
export function setDesired(cluster: SwarmCluster, task: Task, desired: TaskState): void {
  if (task.desired === desired) return;
  task.desired = desired;
  cluster.touch(task);
  task.changed.wake();
}

export function setState(
  cluster: SwarmCluster,
  task: Task,
  state: TaskState,
  status: Partial<Pick<TaskStatus, 'message' | 'error'>> = {},
): void {
  task.status = { state, at: cluster.now, message: status.message ?? state, error: status.error ?? '' };
  cluster.touch(task);
  task.changed.wake();
}

/** Ready tasks become those that run. */
export function startNow(cluster: SwarmCluster, task: Task): void {
  if (task.desired === 'ready') setDesired(cluster, task, task.iteration === undefined ? 'running' : 'complete');
}
