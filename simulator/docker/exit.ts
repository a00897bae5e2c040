import { signals } from '../kernel/signal';
import type { Run } from '../kernel/syscalls';
import type { Container, Sandbox } from './container';
import type { Engine } from './engine';
import { exitCodeOf } from './exit-code';
import { stopHealthChecks } from './health';
import { latency } from './latency';
import { disconnect } from './networks';
import { deleteContainer } from './remove';
import { shouldRestart } from './restart-policy';
import { sleep, waitFor } from './wait';

/** Waits for the end of a container's first process and clears up after it. Answers whether it is to be restarted. */
export function* waitForExit(engine: Engine, container: Container, sandbox: Sandbox): Run<boolean> {
  const { init, shim } = sandbox;
  while (init.alive) yield* waitFor([init.exited]);
  const endedAt = engine.kernel.clock.now;
  yield* sleep(engine.kernel, latency.exit);
  // Processes that share the namespace of another container are not killed by the kernel.
  for (const proc of [...sandbox.cgroup.procs])
    engine.kernel.post(proc, signals.KILL, { reason: 'namespace-teardown' });
  while (sandbox.copying > 0) yield* waitFor([sandbox.copied]);
  sandbox.stdin?.drop();
  sandbox.stdin = undefined;
  engine.kernel.exit(shim, { exited: 0 }, 'exit');
  return yield* settle(engine, container, sandbox, exitCodeOf(init.status), endedAt);
}

function* settle(
  engine: Engine,
  container: Container,
  sandbox: Sandbox,
  exitCode: number,
  endedAt: number,
): Run<boolean> {
  const { state } = container;
  const ranFor = endedAt - (state.startedAt ?? endedAt);
  const restart = shouldRestart(container, exitCode, ranFor);
  stopHealthChecks(container);
  yield* sleep(engine.kernel, latency.teardown);
  disconnect(engine, container, sandbox.net);
  container.sandbox = undefined;
  Object.assign(state, { running: restart, paused: false, restarting: restart, exitCode, finishedAt: endedAt });
  if (restart) container.restartCount += 1;
  for (const client of container.attached) client.end();
  container.attached.clear();
  const autoRemove = container.hostConfig.autoRemove && !restart;
  if (autoRemove) state.removing = true;
  container.changed.wake();
  yield* sleep(engine.kernel, 2);
  engine.event(container, 'die', { execDuration: String(Math.floor(ranFor / 1000)), exitCode: String(exitCode) });
  if (autoRemove) yield* deleteContainer(engine, container, { volumes: true });
  return restart;
}
