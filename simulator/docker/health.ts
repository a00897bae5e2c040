import { signals } from '../kernel/signal';
import type { Run } from '../kernel/syscalls';
import { WaitQueue } from '../kernel/wait-queue';
import type { Container, Sandbox } from './container';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { createExec, startExec } from './exec';
import type { Healthcheck } from './image';
import { waitFor } from './wait';

export interface HealthResult {
  /** ms since 1970 */
  readonly start: number;
  readonly end: number;
  readonly exitCode: number;
  readonly output: string;
}

export interface Health {
  status: 'starting' | 'healthy' | 'unhealthy';
  failingStreak: number;
  /** The last five. */
  log: readonly HealthResult[];
  readonly stopped: WaitQueue;
  running: boolean;
}

const RESULTS_KEPT = 5;
const OUTPUT_MAX = 4096;

/** Docker's defaults, ms. */
const withDefaults = (check: Healthcheck) => ({
  interval: check.interval || 30_000,
  timeout: check.timeout || 30_000,
  startInterval: check.startInterval || 5_000,
  startPeriod: check.startPeriod,
  retries: check.retries || 3,
});

export function startHealthChecks(engine: Engine, container: Container, sandbox: Sandbox): void {
  const check = container.config.healthcheck;
  if (!check || check.test.length === 0 || check.test[0] === 'NONE') {
    container.health = undefined;
    return;
  }
  const health: Health = {
    status: 'starting',
    failingStreak: 0,
    log: container.health?.log ?? [],
    stopped: new WaitQueue(),
    running: true,
  };
  container.health = health;
  engine.kernel.task(probeLoop(engine, container, sandbox, health, check));
}

export function stopHealthChecks({ health }: Container): void {
  if (!health) return;
  health.running = false;
  health.status = 'unhealthy';
  health.stopped.wake();
}

// #region health
function* probeLoop(
  engine: Engine,
  container: Container,
  sandbox: Sandbox,
  health: Health,
  check: Healthcheck,
): Run<void> {
  const { kernel } = engine;
  const { interval, startInterval, startPeriod, retries, timeout } = withDefaults(check);
  const startedAt = kernel.clock.now;
  for (;;) {
    const starting = health.status === 'starting' && kernel.clock.now - startedAt < startPeriod;
    const deadline = kernel.clock.now + (starting && check.startInterval > 0 ? startInterval : interval);
    while (health.running && kernel.clock.now < deadline) yield* waitFor([health.stopped], deadline);
    if (!health.running || container.sandbox !== sandbox) return;
    if (container.state.paused) continue;
    const result = yield* probe(engine, container, check, timeout);
    if (!health.running || container.sandbox !== sandbox) return;
    health.log = [...health.log, result].slice(-RESULTS_KEPT);
    const before = health.status;
    if (result.exitCode === 0) {
      health.failingStreak = 0;
      health.status = 'healthy';
    } else if (health.status !== 'starting' || result.start - startedAt > startPeriod) {
      health.failingStreak += 1;
      if (health.failingStreak >= retries) health.status = 'unhealthy';
    }
    if (health.status !== before) {
      container.changed.wake();
      engine.event(container, `health_status: ${health.status}`);
    }
  }
}
// #endregion

function* probe(engine: Engine, container: Container, { test }: Healthcheck, timeout: number): Run<HealthResult> {
  const { clock } = engine.kernel;
  const [kind, ...words] = test;
  const start = clock.now;
  const argv = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', words[0] ?? ''] : words;
  const options = { argv, env: [], user: '', workingDir: '', tty: false, openStdin: false, privileged: false };
  try {
    const exec = createExec(engine, container, options);
    yield* startExec(engine, exec);
    const deadline = start + timeout;
    let output = '';
    while (!exec.streams.ended && clock.now < deadline) {
      for (const { data } of exec.streams.take()) output += data;
      if (!exec.streams.ended) yield* waitFor([exec.streams.ready], deadline);
    }
    for (const { data } of exec.streams.take()) output += data;
    if (exec.streams.ended)
      return { start, end: clock.now, exitCode: exec.exitCode ?? -1, output: output.slice(0, OUTPUT_MAX) };
    exec.streams.close();
    if (exec.proc) engine.kernel.post(exec.proc, signals.KILL);
    return {
      start,
      end: clock.now,
      exitCode: -1,
      output: `Health check exceeded timeout (${timeout % 1000 ? `${timeout}ms` : `${timeout / 1000}s`})`,
    };
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    return { start, end: clock.now, exitCode: -1, output: error.message };
  }
}
