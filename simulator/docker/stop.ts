import { parseSignal, type Signal, signals } from '../kernel/signal';
import type { Run } from '../kernel/syscalls';
import type { Container } from './container';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { waitFor } from './wait';

/** Seconds between the stop signal and SIGKILL, unless somebody says otherwise. */
const STOP_TIMEOUT = 10;

export interface StopOptions {
  /** Seconds; -1 waits for ever. */
  readonly timeout?: number;
  readonly signal?: string;
}

// #region docker-stop
/** Asks the first process to end, waits, and kills what is left. */
export function* stopContainer(engine: Engine, container: Container, options: StopOptions = {}): Run<void> {
  const { state, config } = container;
  container.stoppedByHand = true;
  if (state.restarting) {
    endRestarting(container);
    engine.event(container, 'stop');
    return;
  }
  if (!state.running) return;
  const signal = signalFrom(options.signal || config.stopSignal || 'SIGTERM');
  const timeout = options.timeout ?? config.stopTimeout ?? STOP_TIMEOUT;
  const deadline = timeout < 0 ? Number.POSITIVE_INFINITY : engine.kernel.clock.now + timeout * 1000;
  sendSignal(engine, container, signal, 'docker-stop');
  if (!(yield* waitUntilStopped(engine, container, deadline))) {
    sendSignal(engine, container, signals.KILL, 'stop-timeout');
    yield* waitUntilStopped(engine, container);
  }
  engine.event(container, 'stop');
}
// #endregion

function endRestarting(container: Container): void {
  Object.assign(container.state, { running: false, restarting: false });
  container.changed.wake();
}

/** Throws with the daemon's words for one that is none. */
export function signalFrom(text: string): Signal {
  const signal = parseSignal(text);
  if (signal === undefined) throw new DaemonError(`invalid signal: ${text}`);
  return signal;
}

function sendSignal(
  engine: Engine,
  container: Container,
  signal: Signal,
  reason: 'docker-stop' | 'docker-kill' | 'stop-timeout',
): void {
  const { sandbox } = container;
  if (!sandbox) return;
  engine.event(container, 'kill', { signal: String(signal) });
  engine.kernel.post(sandbox.init, signal, { reason });
  if (container.state.paused) {
    container.state.paused = false;
    engine.kernel.freeze(sandbox.cgroup, false);
    engine.event(container, 'unpause');
  }
}

/** Whether it stopped before `deadline` (ms since 1970). */
export function* waitUntilStopped(
  engine: Engine,
  container: Container,
  deadline = Number.POSITIVE_INFINITY,
): Run<boolean> {
  while (container.sandbox && engine.kernel.clock.now < deadline) {
    // A process that is gone in time counts, though the daemon is still clearing up.
    if (!container.sandbox.init.alive) yield* waitFor([container.changed]);
    else yield* waitFor([container.changed, container.sandbox.init.exited], deadline);
  }
  return container.sandbox === undefined;
}

/** docker kill. */
export function killContainer(engine: Engine, container: Container, text = 'KILL', byHand = true): void {
  const { state, id, name } = container;
  const signal = signalFrom(text);
  if (state.restarting) {
    endRestarting(container);
    return;
  }
  if (!state.running) throw new DaemonError(`cannot kill container: ${name}: container ${id} is not running`);
  // moby 26 daemon/kill.go: where no stop signal is named, any signal counts as the one that ends it.
  const { stopSignal } = container.config;
  const stops = signal === signals.KILL || !stopSignal || signal === signalFrom(stopSignal);
  if (stops && byHand) container.stoppedByHand = true;
  sendSignal(engine, container, signal, 'docker-kill');
}

/** What `docker rm -f` does first. */
export function* killAndWait(engine: Engine, container: Container): Run<void> {
  container.stoppedByHand = true;
  if (container.state.restarting) endRestarting(container);
  sendSignal(engine, container, signals.KILL, 'docker-kill');
  yield* waitUntilStopped(engine, container);
}

/** docker pause and unpause. */
export function pauseContainer(engine: Engine, container: Container, paused: boolean): void {
  const { state, sandbox, id } = container;
  if (!state.running || !sandbox) {
    throw new DaemonError(`container ${id} is not running`);
  }
  if (state.restarting) throw new DaemonError(`Container ${id} is restarting, wait until the container is running`);
  if (state.paused === paused) throw new DaemonError(`Container ${id} is ${paused ? 'already' : 'not'} paused`);
  engine.kernel.freeze(sandbox.cgroup, paused);
  state.paused = paused;
  container.changed.wake();
  engine.event(container, paused ? 'pause' : 'unpause');
}
