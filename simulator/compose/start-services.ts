import { CommandError } from '../docker/cli/command-run';
import type { Container } from '../docker/container';
import { startByHand } from '../docker/start';
import { pauseContainer } from '../docker/stop';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { asMap } from './file/json';
import { numberOf, serviceContainers } from './labels';
import { latencies } from './latencies';
import { inOrder } from './parallel';
import { needsOf, replicasOf } from './service';
import { checkCanceled, type Session } from './session';
import { waitForNeeds } from './wait-for-needs';

/** Starts what stands still, each service once what it needs is there; one container after the other. */
export const startServices = (session: Session, names = Object.keys(session.project.services)): Run<void> =>
  inOrder(
    session.engine,
    names,
    (name) => needsOf(session.project.services[name]),
    (name) => startService(session, name),
  );

function* startService(session: Session, name: string): Run<void> {
  const service = session.project.services[name] ?? {};
  if (asMap(service['deploy'])['replicas'] === 0) return;
  yield* waitForNeeds(session, name, asMap(service['depends_on']));
  const containers = replicas(session, name);
  if (containers.length === 0 && replicasOf(service) > 0)
    throw new CommandError(`service "${name}" has no container to start`);
  for (const container of containers) yield* startOne(session, container);
}

export const replicas = ({ engine, project }: Session, name: string): readonly Container[] =>
  [...serviceContainers(engine, project.name, [name])].sort((a, b) => numberOf(a) - numberOf(b));

export function* startOne(session: Session, container: Container): Run<void> {
  checkCanceled(session);
  const { engine, progress } = session;
  if (container.state.running && !container.state.paused) return;
  const id = `Container ${container.name}`;
  progress.report(id, 'Starting');
  if (container.state.paused) pauseContainer(engine, container, false);
  else {
    yield* sleep(engine.kernel, latencies.start);
    yield* startByHand(engine, container);
  }
  progress.report(id, 'Started');
}
