import type { Service } from '../service';
import type { SwarmCluster } from '../swarm-cluster';
import type { Task } from '../task';
import { satisfies } from './constraints';
import { newTask, setDesired } from './new-task';
import { liveSlots, type Slot } from './slots';
import { updateSlots } from './updater';

/** Makes the number of tasks what the service asks for, and has those of an old specification replaced. */
export function reconcile(cluster: SwarmCluster, service: Service): void {
  const { mode } = service.spec;
  switch (mode.kind) {
    case 'replicated':
      reconcileReplicas(cluster, service, mode.replicas);
      break;
    case 'global':
      reconcileGlobal(cluster, service);
      break;
    case 'replicated-job':
      reconcileJob(cluster, service, mode.completions, mode.concurrent);
      break;
    case 'global-job':
      reconcileJob(cluster, service, eligible(cluster, service) ? 1 : 0, 1);
  }
}

// #region replicas
function reconcileReplicas(cluster: SwarmCluster, service: Service, replicas: number): void {
  const slots = liveSlots(cluster, service);
  const kept = [...slots].sort(runningFirst).slice(0, replicas);
  for (const slot of slots) if (!kept.includes(slot)) removeSlot(cluster, service, slot.number);
  updateSlots(cluster, service, kept);
  const taken = new Set(slots.map(({ number }) => number));
  for (let missing = replicas - slots.length, number = 1; missing > 0; number++) {
    if (taken.has(number)) continue;
    newTask(cluster, service, number, 'running');
    missing -= 1;
  }
}
// #endregion

const isRunning = ({ tasks }: Slot): boolean => tasks.some(({ status }) => status.state === 'running');
const runningFirst = (a: Slot, b: Slot): number => Number(isRunning(b)) - Number(isRunning(a)) || a.number - b.number;

function removeSlot(cluster: SwarmCluster, service: Service, number: number): void {
  for (const task of cluster.tasksOf(service)) if (task.slot === number) setDesired(cluster, task, 'remove');
}

/** May a task of it be on the node? */
const eligible = (cluster: SwarmCluster, service: Service): boolean =>
  cluster.node.availability !== 'drain' && satisfies(cluster.node, service.spec.task.placement.constraints);

function reconcileGlobal(cluster: SwarmCluster, service: Service): void {
  const slots = liveSlots(cluster, service);
  if (!eligible(cluster, service)) {
    for (const { tasks } of slots) for (const task of tasks) if (task.wanted) setDesired(cluster, task, 'shutdown');
    return;
  }
  if (slots.length > 0) updateSlots(cluster, service, slots);
  else if (cluster.node.availability === 'active') newTask(cluster, service, 0, 'running').nodeId = cluster.node.id;
}

function reconcileJob(cluster: SwarmCluster, service: Service, completions: number, concurrent: number): void {
  const all = cluster.tasksOf(service);
  for (const task of all) if (task.iteration !== service.iteration && task.wanted) setDesired(cluster, task, 'remove');
  const current = all.filter((task) => task.iteration === service.iteration);
  const done = current.filter(({ status }) => status.state === 'complete');
  const active = current.filter((task) => task.wanted && !done.includes(task));
  const gaveUp = (tasks: readonly Task[]) => tasks.filter((task) => !task.wanted && !done.includes(task));
  const taken = new Set([...done, ...active, ...gaveUp(current)].map(({ slot }) => slot));
  let room = Math.min(concurrent - active.length, completions - taken.size);
  for (let slot = 0; room > 0; slot++) {
    if (taken.has(slot)) continue;
    const task = newTask(cluster, service, slot, 'complete');
    if (service.spec.mode.kind === 'global-job') task.nodeId = cluster.node.id;
    room -= 1;
  }
}
