import type { Status } from './container';
import type { Engine } from './engine';
import type { LogEntry } from './logs';

/** A container as plain data, for judges and views outside. Times: ms since 1970. */
export interface ContainerView {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly status: Status;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly error: string;
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly restartCount: number;
  readonly health: 'starting' | 'healthy' | 'unhealthy' | undefined;
  /** undefined while it doesn't run. `pid`: the host's number. */
  readonly pid1: { readonly pid: number; readonly argv: readonly string[] } | undefined;
  readonly logs: readonly LogEntry[];
}

/** All containers, oldest first. */
export const viewContainers = (engine: Engine): readonly ContainerView[] =>
  [...engine.containers.values()].map((container) => {
    const { state, sandbox } = container;
    return {
      id: container.id,
      name: container.name,
      image: container.config.image,
      status: container.status,
      exitCode: state.exitCode,
      oomKilled: state.oomKilled,
      error: state.error,
      createdAt: container.createdAt,
      startedAt: state.startedAt,
      finishedAt: state.finishedAt,
      restartCount: container.restartCount,
      health: container.health?.status,
      pid1: sandbox && { pid: sandbox.init.pid, argv: sandbox.init.argv },
      logs: container.logs.from(),
    };
  });
