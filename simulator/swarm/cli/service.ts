import { type CommandSpec, command } from '../../cli/command-spec';
import { ask, daemonSays, print, warn } from '../../docker/cli/call';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import { readFilters } from '../../docker/cli/filters';
import { group } from '../../docker/cli/group';
import { DaemonError } from '../../docker/daemon-error';
import { latency } from '../../docker/latency';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { findService, requireService } from '../find';
import type { Service } from '../service';
import { createService, removeService, rollBackService, updateService } from '../services';
import type { Swarm } from '../swarm';
import type { SwarmCluster } from '../swarm-cluster';
import { changeService } from './change-service';
import { warnUnpinned } from './full-image';
import { followService } from './progress';
import { readService } from './read-service';
import { serviceCreateFlags } from './service-create-flags';
import { psFlags, rollbackFlags } from './service-flags';
import { serviceInspectCommand } from './service-inspect';
import { serviceLogsCommand } from './service-logs';
import { serviceLsCommand } from './service-ls';
import { scaleCommand } from './service-scale';
import { serviceUpdateFlags } from './service-update-flags';
import { filterTasks, showTasks } from './task-table';

export const serviceCommand = (swarm: Swarm): CommandSpec<CommandRun> =>
  group('service', 'Manage Swarm services', [
    create(swarm),
    serviceInspectCommand(swarm),
    serviceLogsCommand(swarm),
    serviceLsCommand(swarm),
    ps(swarm),
    rm(swarm),
    rollback(swarm),
    scaleCommand(swarm),
    update(swarm),
  ]);

/** The client's own complaints about flags, which are plain errors, as a command's end. */
export function withClientErrors<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof DaemonError || error instanceof CommandError || !(error instanceof Error)) throw error;
    throw new CommandError(error.message);
  }
}

const create = (swarm: Swarm) =>
  command<CommandRun, typeof serviceCreateFlags>({
    use: 'create [OPTIONS] IMAGE [COMMAND] [ARG...]',
    short: 'Create a new service',
    args: { min: 1 },
    interspersed: false,
    completes: ['image', 'none'],
    flags: serviceCreateFlags,
    run: ({ values, args, changed }) =>
      function* (sys) {
        const cluster = yield* ask(sys, () => swarm.require());
        const spec = withClientErrors(() => readService(sys, cluster, values, changed, args));
        const service = yield* ask(sys, () => createService(cluster, spec));
        if (!values['no-resolve-image']) yield* warnUnpinned(sys, spec.task.container.image);
        yield* print(sys, `${service.id}\n`);
        if (!values.detach) yield* followService(sys, cluster, service, service.id, values.quiet);
        return 0;
      },
  });

const update = (swarm: Swarm) =>
  command<CommandRun, typeof serviceUpdateFlags>({
    use: 'update [OPTIONS] SERVICE',
    short: 'Update a service',
    args: { min: 1, max: 1 },
    completes: ['service'],
    flags: serviceUpdateFlags,
    run: ({ values, args: [name = ''], changed }) =>
      function* (sys) {
        const cluster = yield* ask(sys, () => swarm.require());
        const service = yield* ask(sys, () => requireService(cluster, name));
        if (values.rollback) {
          const others = [...changed].filter((flag) => !['rollback', 'detach', 'quiet'].includes(flag));
          if (others.length > 0) throw new CommandError('other flags may not be combined with --rollback');
          yield* ask(sys, () => rollBackService(cluster, service));
        } else {
          const spec = withClientErrors(() => changeService(cluster, service.spec, values, changed));
          yield* ask(sys, () => updateService(cluster, service, spec));
          if (changed.has('image') && !values['no-resolve-image']) yield* warnUnpinned(sys, spec.task.container.image);
        }
        yield* print(sys, `${name}\n`);
        if (!values.detach) yield* followService(sys, cluster, service, name, values.quiet);
        return 0;
      },
  });

const rollback = (swarm: Swarm) =>
  command<CommandRun, typeof rollbackFlags>({
    use: 'rollback [OPTIONS] SERVICE',
    short: "Revert changes to a service's configuration",
    args: { min: 1, max: 1 },
    completes: ['service'],
    flags: rollbackFlags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        const cluster = yield* ask(sys, () => swarm.require());
        const service = yield* ask(sys, () => requireService(cluster, name));
        yield* ask(sys, () => rollBackService(cluster, service));
        yield* print(sys, `${name}\n`);
        if (!values.detach) yield* followService(sys, cluster, service, name, values.quiet);
        return 0;
      },
  });

const ps = (swarm: Swarm) =>
  command<CommandRun, typeof psFlags>({
    use: 'ps [OPTIONS] SERVICE [SERVICE...]',
    short: 'List the tasks of one or more services',
    args: { min: 1 },
    completes: ['service'],
    flags: psFlags,
    run: ({ values, args }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const cluster = yield* ask(sys, () => swarm.require());
        const missing: string[] = [];
        const found: Service[] = [];
        for (const name of args) {
          const service = findService(cluster, name);
          if (service) found.push(service);
          else missing.push(`no such service: ${name}`);
        }
        if (found.length === 0) throw new CommandError(missing.join('\n'));
        const text = yield* ask(sys, () => {
          const tasks = found.flatMap((service) => cluster.tasksOf(service));
          return showTasks(cluster, filterTasks(cluster, tasks, filters), {
            format: values.format,
            quiet: values.quiet,
            noTrunc: values['no-trunc'],
            noResolve: values['no-resolve'],
          });
        });
        yield* print(sys, text);
        if (missing.length > 0) throw new CommandError(missing.join('\n'));
        return 0;
      },
  });

const rm = (swarm: Swarm) =>
  command<CommandRun, Record<string, never>>({
    use: 'rm SERVICE [SERVICE...]',
    short: 'Remove one or more services',
    aliases: ['remove'],
    args: { min: 1 },
    completes: ['service'],
    flags: {},
    run:
      ({ args }) =>
      (sys) =>
        removeAll(sys, swarm, args, (cluster, name) => removeService(cluster, requireService(cluster, name))),
  });

/** Removes what is named, one after the other; errors come last. */
export function* removeAll(
  sys: Syscalls,
  swarm: Swarm,
  names: readonly string[],
  remove: (cluster: SwarmCluster, name: string) => void,
): Run {
  const errors: string[] = [];
  for (const name of names) {
    try {
      yield* sys.sleep(latency.query);
      yield* ask(sys, () => remove(swarm.require(), name));
      yield* print(sys, `${name}\n`);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      errors.push(daemonSays(error));
    }
  }
  if (errors.length === 0) return 0;
  yield* warn(sys, `${errors.join('\n')}\n`);
  return 1;
}
