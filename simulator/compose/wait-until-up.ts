import { request } from '../docker/cli/call';
import { CommandError } from '../docker/cli/command-run';
import { sleep, waitFor } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import type { Session } from './session';
import { waitForNeeds } from './wait-for-needs';

/** `up --wait`: until all run, and are healthy where they can be. `timeout`: seconds, 0 for none. */
export function* waitUntilUp(session: Session, timeout: number): Run<void> {
  const { engine, project } = session;
  const needs = Object.fromEntries(
    Object.keys(project.services).map((name) => [name, { condition: 'service_running_or_healthy', required: true }]),
  );
  if (timeout === 0) return yield* waitForNeeds(session, project.name, needs);
  const waiting = request(engine, waitForNeeds(session, project.name, needs));
  const deadline = engine.kernel.clock.now + timeout * 1000;
  while (!waiting.outcome && engine.kernel.clock.now < deadline) yield* waitFor([waiting.done], deadline);
  if (!waiting.outcome) {
    session.canceled = true;
    yield* sleep(engine.kernel, 1);
    throw new CommandError(`application not healthy after ${timeout}s`);
  }
  if ('error' in waiting.outcome) throw waiting.outcome.error;
}
