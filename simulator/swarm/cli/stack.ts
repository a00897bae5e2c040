import { type CommandSpec, command } from '../../cli/command-spec';
import { GoStruct } from '../../cli/template/value';
import type { JsonMap } from '../../compose/file/json';
import { writeYaml } from '../../compose/file/write-yaml';
import { ask, daemonSays, print, warn } from '../../docker/cli/call';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import { checkFilters, readFilters } from '../../docker/cli/filters';
import { group } from '../../docker/cli/group';
import { showRows } from '../../docker/cli/show-rows';
import { DaemonError } from '../../docker/daemon-error';
import { notManager, removeNetwork } from '../../docker/networks';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { removeService } from '../services';
import { deployStack, servicesOf } from '../stack/deploy-stack';
import { loadStack } from '../stack/load-stack';
import { NAMESPACE } from '../stack/names';
import { removeStored } from '../stored';
import type { Swarm } from '../swarm';
import type { SwarmCluster } from '../swarm-cluster';
import { followService } from './progress';
import { passes, showServices } from './service-ls';
import { configFlags, deployFlags, lsFlags, psFlags, rmFlags, servicesFlags } from './stack-flags';
import { compareNatural, filterTasks, showTasks } from './task-table';

export const stackCommand = (swarm: Swarm): CommandSpec<CommandRun> =>
  group('stack', 'Manage Swarm stacks', [config(), deploy(swarm), ls(swarm), ps(swarm), rm(swarm), services(swarm)]);

/** Letters, digits, `-` and `_`; throws with the client's words. */
function checkName(name: string): void {
  if (name.trim() === '' || /^\s|\s$|["']/.test(name) || /\s/.test(name))
    throw new CommandError(`invalid stack name: "${name}"`);
}

const config = () =>
  command<CommandRun, typeof configFlags>({
    use: 'config [OPTIONS]',
    short: 'Outputs the final config file, after doing merges and interpolations',
    args: { max: 0 },
    flags: configFlags,
    run: ({ values }) =>
      function* (sys) {
        const file = yield* loadStack(sys, values['compose-file'], !values['skip-interpolation']);
        const sections = (['networks', 'volumes', 'secrets', 'configs'] as const).filter(
          (name) => Object.keys(file[name]).length > 0,
        );
        const content: JsonMap = {
          services: file.services,
          ...Object.fromEntries(sections.map((name) => [name, file[name]])),
        };
        yield* print(sys, `version: ${JSON.stringify(file.version)}\n${writeYaml(content, '', '')}`);
        return 0;
      },
  });

const deploy = (swarm: Swarm) =>
  command<CommandRun, typeof deployFlags>({
    use: 'deploy [OPTIONS] STACK',
    short: 'Deploy a new stack or update an existing stack',
    aliases: ['up'],
    args: { min: 1, max: 1 },
    completes: ['stack'],
    flags: deployFlags,
    run: ({ values, args: [stack = ''], changed }) =>
      function* (sys) {
        checkName(stack);
        const file = yield* loadStack(sys, values['compose-file']);
        if (file.warnings !== '') yield* warn(sys, file.warnings);
        if (!['always', 'changed', 'never'].includes(values['resolve-image']))
          throw new CommandError(`Invalid option ${values['resolve-image']} for flag --resolve-image`);
        if (!changed.has('detach') && !values.quiet)
          yield* warn(
            sys,
            'Since --detach=false was not specified, tasks will be created in the background.\nIn a future release, --detach=false will become the default.\n',
          );
        const { cluster } = swarm;
        if (!cluster) throw new CommandError(notManager.replace('This', 'this').replace(/\.$/, ''));
        const options = { prune: values.prune, resolve: values['resolve-image'] !== 'never' };
        const deployed = yield* deployStack(sys, cluster, stack, file, options);
        if (!values.detach)
          for (const service of deployed) yield* followService(sys, cluster, service, service.id, values.quiet);
        return 0;
      },
  });

const ls = (swarm: Swarm) =>
  command<CommandRun, typeof lsFlags>({
    use: 'ls [OPTIONS]',
    short: 'List stacks',
    aliases: ['list'],
    args: { max: 0 },
    flags: lsFlags,
    run: ({ values }) =>
      function* (sys) {
        const text = yield* ask(sys, () => {
          const counts = new Map<string, number>();
          for (const { spec } of swarm.require().services.values()) {
            const stack = spec.labels[NAMESPACE];
            if (stack !== undefined) counts.set(stack, (counts.get(stack) ?? 0) + 1);
          }
          const rows = [...counts]
            .sort(([a], [b]) => compareNatural(a, b))
            .map(([Name, count]) => new GoStruct('*formatter.stackContext', { Name, Services: String(count) }));
          const headers = { Name: 'NAME', Services: 'SERVICES' };
          return showRows({ columns: ['Name', 'Services'], headers, rows }, values.format);
        });
        yield* print(sys, text);
        return 0;
      },
  });

const ps = (swarm: Swarm) =>
  command<CommandRun, typeof psFlags>({
    use: 'ps [OPTIONS] STACK',
    short: 'List the tasks in the stack',
    args: { min: 1, max: 1 },
    completes: ['stack'],
    flags: psFlags,
    run: ({ values, args: [stack = ''] }) =>
      function* (sys) {
        checkName(stack);
        const filters = readFilters(values.filter);
        const text = yield* ask(sys, () => {
          const cluster = swarm.require();
          const tasks = [...cluster.tasks.values()].filter(({ serviceLabels }) => serviceLabels[NAMESPACE] === stack);
          if (tasks.length === 0) throw new CommandError(`nothing found in stack: ${stack}`);
          return showTasks(cluster, filterTasks(cluster, tasks, filters), {
            format: values.format,
            quiet: values.quiet,
            noTrunc: values['no-trunc'],
            noResolve: values['no-resolve'],
          });
        });
        yield* print(sys, text);
        return 0;
      },
  });

const services = (swarm: Swarm) =>
  command<CommandRun, typeof servicesFlags>({
    use: 'services [OPTIONS] STACK',
    short: 'List the services in the stack',
    args: { min: 1, max: 1 },
    completes: ['stack'],
    flags: servicesFlags,
    run: ({ values, args: [stack = ''] }) =>
      function* (sys) {
        checkName(stack);
        const filters = readFilters(values.filter);
        const found = yield* ask(sys, () => {
          const cluster = swarm.require();
          checkFilters(filters, ['id', 'label', 'mode', 'name', 'runtime']);
          const here = servicesOf(cluster, stack).filter((service) => passes(service, filters));
          return here.length === 0 ? undefined : showServices(cluster, here, values.format, values.quiet);
        });
        if (found === undefined) yield* warn(sys, `Nothing found in stack: ${stack}\n`);
        else yield* print(sys, found);
        return 0;
      },
  });

const rm = (swarm: Swarm) =>
  command<CommandRun, typeof rmFlags>({
    use: 'rm [OPTIONS] STACK [STACK...]',
    short: 'Remove one or more stacks',
    aliases: ['remove', 'down'],
    args: { min: 1 },
    completes: ['stack'],
    flags: rmFlags,
    run: ({ values, args }) =>
      function* (sys) {
        args.forEach(checkName);
        const cluster = yield* ask(sys, () => swarm.require());
        const failed: string[] = [];
        for (const stack of args)
          if (!(yield* removeStack(sys, cluster, stack, values.detach)))
            failed.push(`Failed to remove some resources from stack: ${stack}`);
        if (failed.length > 0) throw new CommandError(failed.join('\n'));
        return 0;
      },
  });

/** Services, then what they used. Answers whether all went well. */
function* removeStack(sys: Syscalls, cluster: SwarmCluster, stack: string, detach: boolean): Run<boolean> {
  const here = servicesOf(cluster, stack).sort((a, b) => compareNatural(a.spec.name, b.spec.name));
  const stored = (['secret', 'config'] as const).flatMap((kind) =>
    [...cluster[`${kind}s`].values()].filter(({ labels }) => labels[NAMESPACE] === stack).map((one) => ({ kind, one })),
  );
  const networks = [...cluster.engine.networks.values()].filter(({ labels }) => labels[NAMESPACE] === stack);
  if (here.length + stored.length + networks.length === 0) {
    yield* warn(sys, `Nothing found in stack: ${stack}\n`);
    return true;
  }
  let well = true;
  const attempt = function* (what: string, name: string, id: string, remove: () => void): Run<void> {
    yield* print(sys, `Removing ${what} ${name}\n`);
    try {
      yield* ask(sys, remove);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      yield* warn(sys, `Failed to remove ${what} ${id}: ${daemonSays(error)}`);
      well = false;
    }
  };
  const tasks = here.flatMap((service) => cluster.tasksOf(service));
  for (const service of here)
    yield* attempt('service', service.spec.name, service.id, () => removeService(cluster, service));
  for (const { kind, one } of stored) yield* attempt(kind, one.name, one.id, () => removeStored(cluster, kind, one));
  for (const network of networks)
    yield* attempt('network', network.name, network.id, () => removeNetwork(cluster.engine, network.id));
  while (!detach && tasks.some(({ removed }) => !removed)) yield* sys.sleep(500);
  return well;
}
