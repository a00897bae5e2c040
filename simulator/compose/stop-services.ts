import type { Container } from '../docker/container';
import type { Run } from '../kernel/syscalls';
import { serviceContainers } from './labels';
import { all, inOrder } from './parallel';
import { stopOne } from './remove-containers';
import { dependentsOf } from './service';
import type { Session } from './session';

/** Stops services, those that others need last; of each all containers at once. */
export const stopServices = (session: Session, names: readonly string[], timeout?: number): Run<void> =>
  inReverse(session, names, (container) => stopOne(session, container, timeout));

/** Visits all containers of the services, those of a service once its dependents are done. */
export const inReverse = (
  session: Session,
  names: readonly string[],
  visit: (container: Container) => Run<void>,
  options: { readonly oneOff?: boolean } = {},
): Run<void> =>
  inOrder(
    session.engine,
    Object.keys(session.project.services),
    (name) => dependentsOf(session.project, name),
    function* (name) {
      if (!names.includes(name)) return;
      const { engine, project } = session;
      yield* all(engine, serviceContainers(engine, project.name, [name], options).map(visit));
    },
  );
