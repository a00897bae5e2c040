import { few } from '../explain/amount';
import { servicesIn } from '../explain/service-name';
import type { Found } from '../judge';
import { type Context, type Dimension, dimensions } from './dimensions';

/** One dimension of a shape: 0 (pays dearly) to 4 (nothing to pay), and what is paid. */
export interface Weighed {
  readonly dimension: Dimension;
  readonly value: number;
  readonly cost: string;
}

/** What an answer's containers hold. */
interface Shape {
  readonly containers: readonly {
    readonly name: string;
    readonly services: readonly string[];
    readonly supervised: boolean;
  }[];
  readonly services: number;
}

const SUPERVISORS = new Set(['supervisord', 's6-svscan', 'runsvdir', 'systemd', 'init']);

export function shapeOf(found: Found): Shape {
  const seen =
    'roles' in found
      ? (found.whole.stack?.seen.members ?? []).map(({ service, processes }) => ({ name: service, processes }))
      : [{ name: 'the container', processes: found.seen.processes ?? [] }];
  const containers = seen.map(({ name, processes }) => {
    const all = servicesIn(processes);
    return {
      name,
      services: all.filter((one) => !SUPERVISORS.has(one)),
      supervised: all.some((one) => SUPERVISORS.has(one)),
    };
  });
  return { containers, services: new Set(containers.flatMap(({ services }) => services)).size };
}

/** The answer as a vector: no shape is best in all. */
export function weigh(found: Found): Weighed[] {
  const { containers, services } = shapeOf(found);
  const shared = containers.find((one) => one.services.length > 1);
  const together = shared ? few(shared.services) : '';
  const most = Math.max(1, ...containers.map((one) => one.services.length));
  const told: Readonly<Record<Dimension, readonly [number, string]>> = {
    isolation: shared
      ? [Math.max(0, 4 - 2 * (most - 1)), `${together} share files, memory limit and user`]
      : [4, 'each service has limits and files of its own'],
    scaling: shared ? [Math.max(0, 3 - most), `${together} scale only together`] : [4, 'each service scales by itself'],
    'blast-radius': shared
      ? [
          shared.supervised ? 2 : 1,
          `a failure in ${shared.name} takes ${together} with it${shared.supervised ? ', unless the supervisor catches it' : ''}`,
        ]
      : [4, 'a failure ends one service'],
    observability: shared
      ? [
          shared.supervised ? 1 : 2,
          shared.supervised
            ? 'the supervisor’s restarts are not seen by Docker'
            : `one log and one exit code for ${together}`,
        ]
      : [4, 'an exit code, a restart count and a log for each service'],
    size: [
      Math.max(0, 5 - containers.length),
      `${containers.length} container${containers.length === 1 ? '' : 's'} to pull and to keep`,
    ],
    operations: [
      Math.max(0, 5 - containers.length - (shared?.supervised ? 1 : 0)),
      containers.length === 1
        ? `one thing to start and to update${shared?.supervised ? ', with a supervisor to configure' : ''}`
        : `${containers.length} containers for ${services} services, with a network between them`,
    ],
  };
  return dimensions.map((dimension) => ({ dimension, value: told[dimension][0], cost: told[dimension][1] }));
}

/** 0 to 100: how well the vector fits what a context asks for. */
export function fit(vector: readonly Weighed[], { weights }: Context): number {
  const total = vector.reduce((sum, { dimension }) => sum + 4 * (weights[dimension] ?? 0), 0);
  const got = vector.reduce((sum, { dimension, value }) => sum + value * (weights[dimension] ?? 0), 0);
  return total === 0 ? 100 : Math.round((100 * got) / total);
}
