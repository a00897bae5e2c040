import { CommandError } from '../../docker/cli/command-run';
import { Errno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Run, Syscalls } from '../../kernel/syscalls';
import type { Service } from '../service';
import { defaultUpdate, isGlobal, isJob } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { compareStates, isOver, type Task } from '../task';
import { ProgressLines } from './progress-lines';

/** ms between two looks at the service. */
const PERIOD = 200;
const MOST_BARS = 20;

/** Waits until a service is what it was asked to be, and tells how far it is. `name`: as the user called it. */
export function* followService(
  sys: Syscalls,
  cluster: SwarmCluster,
  service: Service,
  name: string,
  quiet: boolean,
): Run<void> {
  const lines = new ProgressLines(sys, quiet);
  const view = new ServiceView(cluster, service, lines);
  let interrupted = false;
  sys.sigaction(signals.INT, {
    handler: () => {
      interrupted = true;
    },
  });
  let converged = false;
  let convergedAt: number | undefined;
  let rollback = false;
  let message: string | undefined;
  for (;;) {
    const status = service.updateStatus;
    switch (status?.state) {
      case 'updating':
        rollback = false;
        break;
      case 'completed':
        if (!converged) return;
        break;
      case 'paused':
        throw new CommandError(`service update paused: ${status.message}`);
      case 'rollback_started':
        if (!rollback && status.message !== '') yield* lines.show('rollback', status.message);
        rollback = true;
        break;
      case 'rollback_paused':
        throw new CommandError(`service rollback paused: ${status.message}`);
      case 'rollback_completed':
        if (!converged) message = status.message;
        rollback = true;
        break;
      case undefined:
    }
    const monitor = (service.spec.update ?? defaultUpdate).monitor || defaultUpdate.monitor;
    if (converged && convergedAt !== undefined && sys.now() - convergedAt >= monitor) {
      yield* lines.show('verify', `Service ${name} converged`);
      if (message !== undefined) yield* lines.show('rollback', message);
      return;
    }
    converged = yield* view.update(rollback);
    if (!converged) {
      if (convergedAt !== undefined) yield* lines.show('verify', 'Detected task failure');
      convergedAt = undefined;
    } else {
      if (isJob(service.spec.mode)) {
        yield* lines.say('job complete');
        return;
      }
      convergedAt ??= sys.now();
      const left = Math.floor((monitor - (sys.now() - convergedAt)) / 1000) + 1;
      if (left > 0) yield* lines.show('verify', `Waiting ${left} seconds to verify that tasks are stable...`);
    }
    try {
      yield* sys.sleep(PERIOD);
    } catch (error) {
      if (!(error instanceof Errno && error.code === 'EINTR')) throw error;
    }
    if (interrupted) {
      if (!converged) {
        yield* lines.say('Operation continuing in background.');
        yield* lines.say(`Use \`docker service ps ${name}\` to check progress.`);
      }
      return;
    }
  }
}

/** The tasks of a service, a line each. */
class ServiceView {
  readonly cluster: SwarmCluster;
  readonly service: Service;
  readonly lines: ProgressLines;
  #begun = false;
  #done = false;
  readonly #places = new Map<number, number>();

  constructor(cluster: SwarmCluster, service: Service, lines: ProgressLines) {
    this.cluster = cluster;
    this.service = service;
    this.lines = lines;
  }

  /** Shows what is new; true when all tasks are as they are to be. */
  *update(rollback: boolean): Run<boolean> {
    if (isJob(this.service.spec.mode)) return yield* this.#updateJob();
    const { mode } = this.service.spec;
    const current = this.#current();
    const total = mode.kind === 'replicated' ? mode.replicas : this.#eligible(current) ? 1 : 0;
    if (isGlobal(mode) && total === 0) {
      if (!this.#begun) yield* this.lines.show('overall progress', 'waiting for new tasks');
      this.#begun = true;
      return false;
    }
    if (!this.#begun) {
      this.#begun = true;
      yield* this.lines.show('overall progress', overall(0, total, rollback));
      if (total <= MOST_BARS)
        for (let place = 1; place <= total; place++) yield* this.lines.show(this.#idOf(place, total), ' ');
    }
    if (this.#done && current.some(({ status }) => status.state !== 'running')) this.#done = false;
    let running = 0;
    for (const task of current) {
      const place = this.#placeOf(task);
      if (task.wanted && task.status.state === 'running') running += 1;
      if (!this.#done && total <= MOST_BARS && place <= total) yield* this.#showTask(task, this.#idOf(place, total));
    }
    if (!this.#done) {
      yield* this.lines.show('overall progress', overall(running, total, rollback));
      if (running === total) this.#done = true;
    }
    return running === total;
  }

  #eligible(current: readonly Task[]): boolean {
    return current.length > 0;
  }

  #idOf(place: number, total: number): string {
    return isGlobal(this.service.spec.mode) ? this.cluster.node.id.slice(0, 12) : `${place}/${total}`;
  }

  #placeOf({ slot }: Task): number {
    const known = this.#places.get(slot) ?? this.#places.size + 1;
    this.#places.set(slot, known);
    return known;
  }

  /** Of each slot the task of the newest specification that is furthest on. */
  #current(): Task[] {
    const { spec, iteration } = this.service;
    const best = new Map<number, Task>();
    for (const task of this.cluster.tasksOf(this.service)) {
      if (task.desired === 'remove') continue;
      if (task.iteration !== undefined && task.iteration !== iteration) continue;
      if (JSON.stringify(task.spec) !== JSON.stringify(spec.task)) continue;
      const before = best.get(task.slot);
      const later =
        !before ||
        compareStates(task.desired, before.desired) < 0 ||
        (task.desired === before.desired && compareStates(task.status.state, before.status.state) < 0) ||
        (task.desired === before.desired && task.createdAt > before.createdAt);
      if (later) best.set(task.slot, task);
    }
    return [...best.values()];
  }

  *#showTask({ status, wanted }: Task, id: string): Run<void> {
    if (status.error !== '') {
      yield* this.lines.show(id, truncate(status.error));
      return;
    }
    if (wanted && !isOver(status.state)) yield* this.lines.bar(id, status.state);
  }

  *#updateJob(): Run<boolean> {
    const { service, lines } = this;
    const { mode } = service.spec;
    const current = this.#current();
    const done = current.filter(({ status }) => status.state === 'complete').length;
    const active = current.filter(({ status }) => !isOver(status.state));
    if (mode.kind !== 'replicated-job') {
      if (!this.#begun) yield* lines.show('job progress', 'waiting for tasks');
      this.#begun = true;
      return current.length > 0 && done === current.length;
    }
    const { completions, concurrent } = mode;
    const count = Math.min(concurrent, completions);
    if (!this.#begun) {
      this.#begun = true;
      if (concurrent < completions) yield* lines.show('job progress', `0 out of ${completions} complete`);
      yield* lines.show('active tasks', `0 out of ${count} tasks`);
      for (let place = 1; place <= count && count <= MOST_BARS; place++)
        yield* lines.show(`${place}/${completions}`, ' ');
    }
    for (const task of active) yield* lines.bar(`${this.#placeOf(task)}/${completions}`, task.status.state);
    if (concurrent < completions) yield* lines.show('job progress', `${done} out of ${completions} complete`);
    const running = active.filter(({ status }) => status.state === 'running').length;
    yield* lines.show('active tasks', `${running} out of ${Math.min(concurrent, completions - done)} tasks`);
    return done === completions;
  }
}

const overall = (running: number, total: number, rollback: boolean): string =>
  `${rollback ? 'rolling back update: ' : ''}${running} out of ${total} tasks`;

const truncate = (error: string): string => {
  const line = error.replaceAll('\n', ' ');
  return line.length > 75 ? `${line.slice(0, 74)}…` : line;
};
