import { CommandError } from '../docker/cli/command-run';
import type { Container } from '../docker/container';
import { startByHand } from '../docker/start';
import { waitFor } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { asMap, asText } from './file/json';
import { containersOf, isOneOff, numberOf, serviceOf } from './labels';
import { all, inOrder } from './parallel';
import { needsOf } from './service';
import { checkCanceled, type Session } from './session';

/** Starts what stands still, each service once what it needs is there; one container after the other. */
export const startServices = (session: Session, names: readonly string[], waitsFor = names): Run<void> =>
  inOrder(
    session.engine,
    names,
    (name) => needsOf(session.project.services[name]),
    function* (name) {
      yield* waitForNeeds(session, name, waitsFor);
      for (const container of replicas(session, name)) yield* startOne(session, container);
    },
  );

export const replicas = ({ engine, project }: Session, name: string): readonly Container[] =>
  containersOf(engine, project.name)
    .filter((container) => serviceOf(container) === name && !isOneOff(container))
    .sort((a, b) => numberOf(a) - numberOf(b));

export function* startOne(session: Session, container: Container): Run<void> {
  checkCanceled(session);
  const { engine, progress } = session;
  if (container.state.running) return;
  const id = `Container ${container.name}`;
  progress.report(id, 'Starting');
  yield* startByHand(engine, container);
  progress.report(id, 'Started');
}

/** Until everything that a service depends on is in the state that the file wants. */
export function* waitForNeeds(session: Session, name: string, names: readonly string[]): Run<void> {
  const { engine, project } = session;
  const needs = Object.entries(asMap(project.services[name]?.['depends_on'])).filter(
    ([needed, need]) => names.includes(needed) && asText(asMap(need)['condition']) !== 'service_started',
  );
  yield* all(
    engine,
    needs.flatMap(([needed, need]) =>
      replicas(session, needed).map((container) =>
        asText(asMap(need)['condition']) === 'service_healthy'
          ? waitUntilHealthy(session, container)
          : waitUntilCompleted(session, container),
      ),
    ),
  );
}

const ended = ({ status, state }: Container): boolean =>
  (status === 'exited' || status === 'dead') && state.startedAt !== undefined;

function* waitUntilHealthy(session: Session, container: Container): Run<void> {
  const { progress } = session;
  const id = `Container ${container.name}`;
  progress.report(id, 'Waiting');
  for (;;) {
    const fail = (why: string) => {
      progress.report(id, 'Error', { failed: true });
      return new CommandError(`dependency failed to start: ${why}`);
    };
    checkCanceled(session);
    if (container.removed) throw fail(`container ${container.name} is gone`);
    if (ended(container)) throw fail(`container ${container.name} exited (${container.state.exitCode})`);
    const { health } = container;
    if (container.state.running && !health) throw fail(`container ${container.name} has no healthcheck configured`);
    if (health?.status === 'unhealthy') throw fail(`container ${container.name} is unhealthy`);
    if (health?.status === 'healthy') break;
    yield* waitFor([container.changed], session.engine.kernel.clock.now + 500);
  }
  progress.report(id, 'Healthy');
}

function* waitUntilCompleted(session: Session, container: Container): Run<void> {
  const { progress } = session;
  const id = `Container ${container.name}`;
  progress.report(id, 'Waiting');
  while (!ended(container)) {
    checkCanceled(session);
    yield* waitFor([container.changed], session.engine.kernel.clock.now + 500);
  }
  const { exitCode } = container.state;
  if (exitCode !== 0) {
    const why = `service "${serviceOf(container)}" didn't complete successfully: exit ${exitCode}`;
    progress.report(id, why, { failed: true });
    throw new CommandError(why);
  }
  progress.report(id, 'Exited');
}

/** `up --wait`: until all run, and are healthy where they can be. */
export function* waitUntilUp(session: Session, names: readonly string[], deadline: number): Run<void> {
  const { engine, progress } = session;
  yield* all(
    engine,
    names
      .flatMap((name) => replicas(session, name))
      .map(function* (container) {
        const id = `Container ${container.name}`;
        progress.report(id, 'Waiting');
        for (;;) {
          checkCanceled(session);
          if (ended(container))
            throw new CommandError(`container ${container.name} exited (${container.state.exitCode})`);
          const { health } = container;
          if (health?.status === 'unhealthy') throw new CommandError(`container ${container.name} is unhealthy`);
          if (container.state.running && (!health || health.status === 'healthy')) break;
          if (engine.kernel.clock.now >= deadline) throw new CommandError('application not healthy after timeout');
          yield* waitFor([container.changed], Math.min(deadline, engine.kernel.clock.now + 500));
        }
        progress.report(id, 'Healthy');
      }),
  );
}
