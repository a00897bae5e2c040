import { bool, int } from '../../cli/flag-types';
import { startByHand } from '../../docker/start';
import { stopContainer } from '../../docker/stop';
import type { Run } from '../../kernel/syscalls';
import { asMap, type Json } from '../file/json';
import { serviceContainers } from '../labels';
import { all, inOrder } from '../parallel';
import { mapServices, selectServices } from '../select-services';
import { needsOf } from '../service';
import type { Session } from '../session';
import { type Host, subcommand } from './context';
import { openProjectOrName } from './open-project';
import { operate } from './operate';

const flags = {
  'no-deps': bool({ usage: "Don't restart dependent services" }),
  timeout: int({ short: 't', usage: 'Specify a shutdown timeout in seconds' }),
};

export const restartCommand = (host: Host) =>
  subcommand(
    host,
    { use: 'restart [OPTIONS] [SERVICE...]', short: 'Restart service containers', flags },
    function* (context, { values, args, changed }) {
      const project = mapServices(yield* openProjectOrName(context, args), (service) => ({
        ...service,
        depends_on: Object.fromEntries(
          Object.entries(asMap(service['depends_on'])).filter(
            ([, need]: [string, Json]) => asMap(need)['restart'] === true,
          ),
        ),
      }));
      const chosen = selectServices(project, args, values['no-deps'] ? 'nothing' : 'dependents');
      const timeout = changed.has('timeout') ? values.timeout : undefined;
      yield* operate(context, chosen, (session) => restartServices(session, timeout), 'Restarting');
      return 0;
    },
  );

const restartServices = (session: Session, timeout: number | undefined): Run<void> => {
  const { engine, project, progress } = session;
  return inOrder(
    engine,
    Object.keys(project.services),
    (name) => needsOf(project.services[name]),
    function* (name) {
      yield* all(
        engine,
        serviceContainers(engine, project.name, [name]).map(function* (container): Run<void> {
          const id = `Container ${container.name}`;
          progress.report(id, 'Restarting');
          yield* stopContainer(engine, container, timeout === undefined ? {} : { timeout });
          yield* startByHand(engine, container);
          engine.event(container, 'restart');
          progress.report(id, 'Started');
        }),
      );
    },
  );
};
