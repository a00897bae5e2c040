import type { Clock } from './clock';
import type { Pause } from './syscalls';
import type { Task } from './task';

/** CPU ms after which a busy process gives way. */
export const QUANTUM = 1;

interface Ready {
  readonly at: number;
  readonly seq: number;
  readonly task: Task;
}

interface Burst {
  readonly task: Task;
  readonly processor: number;
  readonly start: number;
}

export interface SchedulerHooks {
  /** Before a task runs: delivers its pending signals. Answers false when the task is gone. */
  prepare(task: Task): boolean;
  /** It exits, execs, returned or threw. */
  finish(
    task: Task,
    pause:
      | Extract<Pause, { kind: 'exit' | 'exec' }>
      | { kind: 'return'; value: unknown }
      | { kind: 'threw'; error: unknown },
  ): void;
  charged(task: Task, ms: number): void;
}

/** First come, first served on a few processors; a burst's effects happen at its start, its time passes on its processor. */
export class Scheduler {
  readonly #clock: Clock;
  readonly #hooks: SchedulerHooks;
  readonly #freeAt: number[];
  #ready: Ready[] = [];
  #seq = 0;
  current: Task | undefined;
  /** A burst that took breath: it goes on before anything else happens, at its own time. */
  #unfinished: Burst | undefined;

  constructor(clock: Clock, processors: number, hooks: SchedulerHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#freeAt = new Array<number>(processors).fill(clock.now);
  }

  enqueue(task: Task): void {
    task.state = 'ready';
    if (task.held) return;
    const at = Math.max(this.#clock.now, task.busyUntil);
    const entry: Ready = { at, seq: ++this.#seq, task };
    let i = this.#ready.length;
    while (i > 0 && (this.#ready[i - 1]?.at ?? 0) > at) i--;
    if (i === this.#ready.length) this.#ready.push(entry);
    else this.#ready.splice(i, 0, entry);
  }

  hold(task: Task): void {
    task.held = true;
    this.#ready = this.#ready.filter((entry) => entry.task !== task);
  }

  release(task: Task): void {
    if (!task.held) return;
    task.held = false;
    if (task.state === 'ready') this.enqueue(task);
  }

  drop(task: Task): void {
    task.state = 'done';
    task.cancelWait?.();
    task.cancelWait = undefined;
  }

  /** Answers the pause of a waiting task. */
  wake(task: Task, wake: Task['wake']): void {
    if (task.state !== 'waiting') return;
    task.cancelWait?.();
    task.cancelWait = undefined;
    task.wake = wake;
    this.enqueue(task);
  }

  get unfinished(): boolean {
    return this.#unfinished !== undefined;
  }

  /** Time at which something happens next; Infinity when all is quiet. */
  next(): number {
    if (this.#unfinished) return this.#clock.now;
    const first = this.#ready[0];
    return Math.min(this.#clock.next(), first ? Math.max(first.at, Math.min(...this.#freeAt)) : Infinity);
  }

  /** One timer, or one burst up to its next breath. */
  step(): void {
    if (this.#unfinished) {
      this.#goOn(this.#unfinished);
      return;
    }
    const first = this.#ready[0];
    const processor = this.#freeAt.indexOf(Math.min(...this.#freeAt));
    const start = first ? Math.max(this.#clock.now, first.at, this.#freeAt[processor] ?? 0) : Infinity;
    if (!first || this.#clock.next() <= start) {
      this.#clock.fireNext();
      return;
    }
    this.#ready.shift();
    this.#clock.now = start;
    const { task } = first;
    if (task.state !== 'ready' || !this.#hooks.prepare(task)) return;
    this.#goOn({ task, processor, start });
  }

  #goOn(burst: Burst): void {
    const { task, processor, start } = burst;
    this.#unfinished = this.#burst(task) ? undefined : burst;
    if (this.#unfinished) return;
    this.#freeAt[processor] = start + task.charge;
    task.busyUntil = start + task.charge;
    this.#hooks.charged(task, task.charge);
    task.charge = 0;
  }

  /** false: it took breath. */
  #burst(task: Task): boolean {
    this.current = task;
    task.state = 'running';
    let pause: Pause | undefined;
    let finished: Parameters<SchedulerHooks['finish']>[1] | undefined;
    try {
      const outcome = task.run.next(task.wake);
      if (outcome.done) finished = { kind: 'return', value: outcome.value };
      else pause = outcome.value;
    } catch (error) {
      finished = { kind: 'threw', error };
    }
    this.current = undefined;
    if (pause?.kind === 'breath') {
      task.wake = 'woken';
      return false;
    }
    if (pause?.kind === 'exit' || pause?.kind === 'exec') finished = pause;
    task.busyUntil = this.#clock.now + task.charge;
    if (this.#isDone(task)) return true;
    if (finished) this.#hooks.finish(task, finished);
    else if (pause?.kind === 'cpu') this.#yieldProcessor(task);
    else if (pause?.kind === 'wait') this.#sleep(task, pause);
    return true;
  }

  /** Killed by what it did itself. */
  #isDone(task: Task): boolean {
    return task.state === 'done';
  }

  #yieldProcessor(task: Task): void {
    task.wake = 'woken';
    this.enqueue(task);
  }

  #sleep(task: Task, pause: Extract<Pause, { kind: 'wait' }>): void {
    task.state = 'waiting';
    const wake = () => this.wake(task, 'woken');
    for (const queue of pause.queues) queue.add(wake);
    const timeout = this.#clock.at(pause.deadline, () => this.wake(task, 'timeout'));
    task.cancelWait = () => {
      timeout.cancel();
      for (const queue of pause.queues) queue.remove(wake);
    };
  }
}
