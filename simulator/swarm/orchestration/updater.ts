import { waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import { WaitQueue } from '../../kernel/wait-queue';
import type { Service } from '../service';
import { defaultUpdate, isGlobal, type ServiceSpec, type UpdateConfig } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { compareStates, isOver, type Task } from '../task';
import { satisfies } from './constraints';
import { newTask, setDesired } from './new-task';
import { sameSpec, startLater } from './restarts';
import type { Slot } from './slots';
import { completeUpdate, pauseUpdate, rollBack, startUpdate } from './update-status';

/** A rolling update of one service under way. */
export interface Updater {
  readonly spec: ServiceSpec;
  stopped: boolean;
  readonly stop: WaitQueue;
}

/** Replaces the tasks of an older specification, some at a time. */
export function updateSlots(cluster: SwarmCluster, service: Service, slots: readonly Slot[]): void {
  const { updateStatus } = service;
  const under = cluster.updaters.get(service.id);
  if (under?.spec === service.spec) return;
  if (under) stopUpdate(under);
  if (updateStatus?.state === 'paused' || updateStatus?.state === 'rollback_paused') return;
  // Two in one slot: a restart was under way when an update was taken back.
  const dirty = slots.filter(({ tasks }) => tasks.length > 1 || tasks.some((task) => isDirty(cluster, service, task)));
  if (dirty.length === 0) {
    if (updateStatus?.state === 'updating' || updateStatus?.state === 'rollback_started')
      completeUpdate(cluster, service);
    return;
  }
  const updater: Updater = { spec: service.spec, stopped: false, stop: new WaitQueue() };
  cluster.updaters.set(service.id, updater);
  cluster.engine.kernel.task(new RollingUpdate(cluster, service, updater).run(dirty));
}

export function stopUpdate(updater: Updater): void {
  updater.stopped = true;
  updater.stop.wake();
}

function isDirty(cluster: SwarmCluster, { spec }: Service, task: Task): boolean {
  if (JSON.stringify(task.ports) !== JSON.stringify(spec.endpoint.ports)) return true;
  if (sameSpec(task.spec, spec.task)) return false;
  // Where it may be is no reason to move it, as long as it may be here.
  const { placement } = spec.task;
  return !(sameSpec({ ...task.spec, placement }, spec.task) && satisfies(cluster.node, placement.constraints));
}

class RollingUpdate {
  readonly cluster: SwarmCluster;
  readonly service: Service;
  readonly updater: Updater;
  readonly config: UpdateConfig;
  /** Tasks it made; when they began to run. */
  readonly #made = new Map<Task, number | undefined>();
  readonly #failed = new Set<Task>();
  #queue: Slot[] = [];
  #slots = 0;
  #workers = 0;
  /** Something for the loop over the failures to look at. */
  readonly #news = new WaitQueue();

  constructor(cluster: SwarmCluster, service: Service, updater: Updater) {
    this.cluster = cluster;
    this.service = service;
    this.updater = updater;
    const rolling = service.updateStatus?.state === 'rollback_started';
    this.config = (rolling ? service.spec.rollback : service.spec.update) ?? defaultUpdate;
  }

  *run(dirty: readonly Slot[]): Run<void> {
    const { cluster, service, updater, config } = this;
    if (!service.updateStatus) startUpdate(cluster, service);
    this.#queue = [...dirty];
    this.#slots = dirty.length;
    this.#workers = Math.min(config.parallelism || dirty.length, dirty.length);
    for (let i = 0; i < this.#workers; i++) cluster.engine.kernel.task(this.#work());
    let until = Number.POSITIVE_INFINITY;
    for (;;) {
      if (updater.stopped || cluster.left) break;
      if (this.#takeAction()) break;
      if (this.#workers === 0 && until === Number.POSITIVE_INFINITY) until = cluster.now + config.monitor;
      if (cluster.now >= until) break;
      yield* waitFor([updater.stop, this.#news, ...[...this.#made.keys()].map(({ changed }) => changed)], until);
    }
    if (cluster.updaters.get(service.id) === updater) cluster.updaters.delete(service.id);
    if (updater.stopped || cluster.left || !cluster.services.has(service.id)) {
      cluster.changed.wake();
      return;
    }
    completeUpdate(cluster, service);
  }

  // #region update-failure
  /** Counts the failures among the new tasks; true when the update is to end by that. */
  #takeAction(): boolean {
    const { cluster, service, config, updater } = this;
    for (const [task, startedAt] of this.#made) {
      if (!isOver(task.status.state) || this.#failed.has(task)) continue;
      // Stopped by somebody, not by itself.
      if (task.status.state === 'shutdown' || task.desired === 'remove') continue;
      if (startedAt !== undefined && task.status.at - startedAt > config.monitor) continue;
      this.#failed.add(task);
      if (this.#failed.size / this.#slots <= config.maxFailureRatio) continue;
      const why = `due to failure or early termination of task ${task.id}`;
      if (config.failureAction === 'continue') continue;
      if (config.failureAction === 'rollback' && service.updateStatus?.state !== 'rollback_started')
        rollBack(cluster, service, `update rolled back ${why}`);
      else pauseUpdate(cluster, service, why);
      stopUpdate(updater);
      return true;
    }
    return false;
  }
  // #endregion

  *#work(): Run<void> {
    const { updater, config } = this;
    for (let slot = this.#queue.shift(); slot && !updater.stopped; slot = this.#queue.shift()) {
      yield* this.#updateSlot(slot);
      // A failure is noticed before the next slot is touched.
      if (this.#takeAction()) break;
      if (config.delay > 0 && !updater.stopped) yield* this.#wait([], this.cluster.now + config.delay);
    }
    this.#workers -= 1;
    this.#news.wake();
  }

  // #region update-slot
  *#updateSlot({ number, tasks }: Slot): Run<void> {
    const { cluster, service, config } = this;
    const fresh = tasks.filter((task) => task.wanted && !isDirty(cluster, service, task));
    const clean = fresh.find(({ desired }) => desired === 'running') ?? fresh[0];
    if (clean) {
      this.#stopOld(tasks.filter((task) => task !== clean));
      return;
    }
    const next = newTask(cluster, service, number, 'ready');
    if (isGlobal(service.spec.mode)) next.nodeId = cluster.node.id;
    this.#made.set(next, undefined);
    this.#news.wake();
    const startFirst = config.order === 'start-first';
    if (!startFirst) this.#stopOld(tasks);
    const old = startFirst ? undefined : tasks.find(({ status }) => !isOver(status.state));
    cluster.engine.kernel.task(startLater(cluster, next, 0, old));
    const before = () => compareStates(next.status.state, 'running') < 0 || cluster.delayed.has(next);
    while (before() && !next.removed) {
      if (this.updater.stopped) return;
      yield* this.#wait([next.changed]);
    }
    this.#made.set(next, cluster.now);
    this.#news.wake();
    if (startFirst && next.status.state === 'running') this.#stopOld(tasks);
  }
  // #endregion

  #stopOld(tasks: readonly Task[]): void {
    for (const task of tasks) if (task.wanted) setDesired(this.cluster, task, 'shutdown');
  }

  *#wait(queues: readonly WaitQueue[], deadline = Number.POSITIVE_INFINITY): Run<void> {
    yield* waitFor([...queues, this.updater.stop], deadline);
  }
}
