import type { Service } from '../service';
import type { SwarmCluster } from '../swarm-cluster';
import { isOver, type Task } from '../task';
import { shouldRestart } from './restarts';

/** Tasks that stand for one replica; the newest last. */
export interface Slot {
  readonly number: number;
  readonly tasks: readonly Task[];
}

export function tasksBySlot(cluster: SwarmCluster, service: Service): Map<number, Task[]> {
  const slots = new Map<number, Task[]>();
  for (const task of cluster.tasksOf(service)) {
    if (task.desired === 'remove') continue;
    slots.set(task.slot, [...(slots.get(task.slot) ?? []), task]);
  }
  return slots;
}

/** Slots that count: something is to run there, or what ran there last ended and is not to be restarted. */
export function liveSlots(cluster: SwarmCluster, service: Service): Slot[] {
  return [...tasksBySlot(cluster, service)]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, tasks]) => {
      const wanted = tasks.filter((task) => task.wanted);
      if (wanted.length > 0) return [{ number, tasks: wanted }];
      const last = tasks.at(-1);
      const done = last && isOver(last.status.state) && last.status.state !== 'shutdown';
      return done && !shouldRestart(cluster, service, last) ? [{ number, tasks: [last] }] : [];
    });
}
