import type { Run } from '../kernel/syscalls';
import { bringUp } from './bring-up';
import type { Container, Sandbox } from './container';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';
import { waitForExit } from './exit';
import { startHealthChecks } from './health';
import { deleteContainer } from './remove';
import { waitFor } from './wait';

/** Starts a container and looks after it: restarts, removal, health. Throws DaemonError. */
export function* startContainer(engine: Engine, container: Container): Run<void> {
  const sandbox = yield* bringUp(engine, container);
  if (!sandbox) return;
  engine.kernel.task(supervise(engine, container, sandbox));
  startHealthChecks(engine, container, sandbox);
  engine.event(container, 'start');
}

/** docker start: what was counted and decided before is forgotten. */
export function* startByHand(engine: Engine, container: Container): Run<void> {
  const { state } = container;
  if (state.paused) throw new DaemonError('cannot start a paused container, try unpause instead');
  if (state.running) return;
  if (state.removing) throw new DaemonError('container is marked for removal and cannot be started');
  container.stoppedByHand = false;
  container.restartCount = 0;
  container.backoff = 0;
  try {
    yield* startContainer(engine, container);
  } catch (error) {
    if (container.hostConfig.autoRemove) yield* deleteContainer(engine, container, { volumes: true });
    throw error;
  }
}

function* supervise(engine: Engine, container: Container, sandbox: Sandbox): Run<void> {
  if (yield* waitForExit(engine, container, sandbox)) yield* restartLater(engine, container);
}

function* restartLater(engine: Engine, container: Container): Run<void> {
  const { state } = container;
  const deadline = engine.kernel.clock.now + container.backoff;
  while (engine.kernel.clock.now < deadline && state.restarting) yield* waitFor([container.changed], deadline);
  if (!state.restarting || container.removed) return;
  state.running = false;
  try {
    yield* startContainer(engine, container);
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    Object.assign(state, { running: false, restarting: false });
    container.changed.wake();
  }
}
