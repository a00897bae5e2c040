import { sleep, waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Service } from '../service';
import { isGlobal, RESTART_DELAY, type TaskSpec } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { isOver, type Task } from '../task';
import { newTask, setDesired, startNow } from './new-task';

/** The restarts of one slot, as long as its specification stays the same. */
export interface Restarts {
  spec: TaskSpec;
  times: number[];
}

/** A task that does not stop is given up after this, ms. */
const OLD_TASK_TIMEOUT = 60_000;

/** Replaces tasks that ended though they were to run, and those on a drained node. */
export function restartEnded(cluster: SwarmCluster): void {
  const drained = cluster.node.availability === 'drain';
  for (const task of [...cluster.tasks.values()]) {
    const service = cluster.services.get(task.serviceId);
    if (!service || !task.wanted || task.status.state === 'new' || cluster.delayed.has(task)) continue;
    const over = isOver(task.status.state) && !(task.iteration !== undefined && task.status.state === 'complete');
    if (over || (drained && task.nodeId !== '')) restart(cluster, service, task);
  }
}

// #region swarm-restart
function restart(cluster: SwarmCluster, service: Service, task: Task): void {
  const drained = cluster.node.availability === 'drain';
  setDesired(cluster, task, 'shutdown');
  if (drained && isGlobal(service.spec.mode)) return;
  if (!shouldRestart(cluster, service, task)) return;
  const next = newTask(cluster, service, task.slot, 'ready');
  if (isGlobal(service.spec.mode)) next.nodeId = task.nodeId;
  noteRestart(cluster, next);
  const delay = drained ? 0 : (task.spec.restart?.delay ?? RESTART_DELAY);
  cluster.engine.kernel.task(startLater(cluster, next, delay, isOver(task.status.state) ? undefined : task));
}
// #endregion

/** After a delay, and after the old task has stopped, the new one may run. */
export function* startLater(cluster: SwarmCluster, next: Task, delay: number, old: Task | undefined): Run<void> {
  cluster.delayed.add(next);
  if (delay > 0) yield* sleep(cluster.engine.kernel, delay);
  const deadline = cluster.now + OLD_TASK_TIMEOUT;
  while (old && !isOver(old.status.state) && !old.removed && cluster.now < deadline)
    yield* waitFor([old.changed], deadline);
  cluster.delayed.delete(next);
  if (cluster.left) return;
  startNow(cluster, next);
  cluster.touch(next);
  next.changed.wake();
}

const keyOf = ({ serviceId, slot }: Task): string => `${serviceId}.${slot}`;

function noteRestart(cluster: SwarmCluster, next: Task): void {
  if (!next.spec.restart?.maxAttempts) return;
  const known = cluster.restarts.get(keyOf(next));
  const before = known && sameSpec(known.spec, next.spec) ? known : { spec: next.spec, times: [] };
  cluster.restarts.set(keyOf(next), { spec: before.spec, times: [...before.times, cluster.now] });
}

export const sameSpec = (a: TaskSpec, b: TaskSpec): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export function shouldRestart(cluster: SwarmCluster, service: Service, task: Task): boolean {
  const {
    condition = task.iteration === undefined ? 'any' : 'on-failure',
    maxAttempts,
    window,
  } = task.spec.restart ?? {};
  if (condition === 'none') return false;
  if (condition === 'on-failure' && task.status.state === 'complete') return false;
  if (!maxAttempts) return true;
  const info = cluster.restarts.get(keyOf(task));
  // A new specification starts to count anew.
  if (!info || !sameSpec(info.spec, service.spec.task)) return true;
  const since = window ? cluster.now - window : Number.NEGATIVE_INFINITY;
  return info.times.filter((at) => at >= since).length < maxAttempts;
}
