import type { Container } from '../docker/container';
import type { Engine } from '../docker/engine';
import { removeContainer } from '../docker/remove';
import { stopContainer } from '../docker/stop';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { latencies } from './latencies';
import type { Session } from './session';

interface RemoveOptions {
  /** Seconds; undefined is what the container says. */
  readonly timeout: number | undefined;
  readonly volumes?: boolean;
}

const within = (timeout: number | undefined) => (timeout === undefined ? {} : { timeout });

export function* stopOne({ engine, progress }: Session, container: Container, timeout: number | undefined): Run<void> {
  const id = `Container ${container.name}`;
  progress.report(id, 'Stopping');
  yield* stopContainer(engine, container, within(timeout));
  progress.report(id, 'Stopped');
}

export function* stopAndRemove(session: Session, container: Container, options: RemoveOptions): Run<void> {
  const { engine, progress } = session;
  const id = `Container ${container.name}`;
  yield* stopOne(session, container, options.timeout);
  progress.report(id, 'Removing');
  yield* sleep(engine.kernel, latencies.remove);
  if (!container.removed && !container.state.removing)
    yield* removeContainer(engine, container, { force: true, volumes: options.volumes === true });
  progress.report(id, 'Removed');
}

/** Without a word. */
export function* removeOne(engine: Engine, container: Container, timeout: number | undefined): Run<void> {
  yield* stopContainer(engine, container, within(timeout));
  if (!container.removed) yield* removeContainer(engine, container, { force: true });
}
