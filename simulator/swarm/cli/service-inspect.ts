import { command } from '../../cli/command-spec';
import { formatDuration } from '../../cli/go-duration';
import { bytesSize, humanDuration } from '../../cli/human';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import { findService } from '../find';
import { inspectService } from '../inspect/service';
import type { Service } from '../service';
import { defaultUpdate, type FileReference, type Resources, type UpdateConfig } from '../spec';
import type { Swarm } from '../swarm';
import type { SwarmCluster } from '../swarm-cluster';
import { inspectSwarm } from './inspect-swarm';
import { inspectFlags } from './service-flags';

export const serviceInspectCommand = (swarm: Swarm) =>
  command<CommandRun, typeof inspectFlags>({
    use: 'inspect [OPTIONS] SERVICE [SERVICE...]',
    short: 'Display detailed information on one or more services',
    args: { min: 1 },
    completes: ['service'],
    flags: inspectFlags,
    run:
      ({ values, args }) =>
      (sys) =>
        inspectSwarm(
          sys,
          args,
          values,
          (name) => {
            const cluster = swarm.require();
            const service = findService(cluster, name);
            if (!service) throw new CommandError(`Error: no such service: ${name}`);
            return { cluster, service };
          },
          {
            json: ({ service }) => inspectService(service),
            pretty: ({ cluster, service }) => prettyService(cluster, service),
          },
        ),
  });

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? [title, ...lines] : []);

export function prettyService(cluster: SwarmCluster, service: Service): string {
  const { spec, updateStatus } = service;
  const { task, mode } = spec;
  const { container, placement } = task;
  const modes = { replicated: ['Service Mode:\tReplicated'], global: ['Service Mode:\tGlobal'] };
  const lines = [
    '',
    `ID:\t\t${service.id}`,
    `Name:\t\t${spec.name}`,
    ...section('Labels:', pairs(spec.labels, ' ', '=')),
    ...(mode.kind === 'replicated' || mode.kind === 'global' ? modes[mode.kind] : ['Service Mode:']),
    ...(mode.kind === 'replicated' ? [` Replicas:\t${mode.replicas}`] : []),
    ...(updateStatus
      ? [
          'UpdateStatus:',
          ` State:\t\t${updateStatus.state}`,
          ...(updateStatus.startedAt === undefined
            ? []
            : [` Started:\t${humanDuration(cluster.now - updateStatus.startedAt)} ago`]),
          ...(updateStatus.state === 'completed' && updateStatus.completedAt !== undefined
            ? [` Completed:\t${humanDuration(cluster.now - updateStatus.completedAt)} ago`]
            : []),
          ` Message:\t${updateStatus.message}`,
        ]
      : []),
    'Placement:',
    ...(placement.constraints.length > 0 ? [` Constraints:\t[${placement.constraints.join(' ')}]`] : []),
    ...(placement.preferences.length > 0
      ? [` Preferences:   [${placement.preferences.map((one) => `spread=${one}`).join(' ')}]`]
      : []),
    ...(placement.maxReplicas > 0 ? [` Max Replicas Per Node:   ${placement.maxReplicas}`] : []),
    ...updateLines('UpdateConfig:', 'Update', spec.update ?? defaultUpdate),
    ...updateLines('RollbackConfig:', 'Rollback', spec.rollback ?? defaultUpdate),
    'ContainerSpec:',
    ` Image:\t\t${container.image}`,
    ...(container.args.length > 0 ? [` Args:\t\t${container.args.join(' ')} `] : []),
    ...(container.env.length > 0 ? [` Env:\t\t${container.env.join(' ')} `] : []),
    ...(container.dir === '' ? [] : [` Dir:\t\t${container.dir}`]),
    ...(container.init === undefined ? [] : [` Init:\t\t${container.init}`]),
    ...(container.user === '' ? [] : [` User: ${container.user}`]),
    ...capabilities(container.capAdd, container.capDrop),
    ...section('SysCtls:', pairs(container.sysctls, ' ', ': ')),
    ...section(
      'Ulimits:',
      container.ulimits.map(({ name, soft, hard }) => ` ${name}: ${soft}:${hard}`),
    ),
    ...section(
      'Mounts:',
      container.mounts.flatMap(({ target, source, readonly, type }) => [
        ` Target:\t${target}`,
        `  Source:\t${source}`,
        `  ReadOnly:\t${readonly}`,
        `  Type:\t\t${type}`,
      ]),
    ),
    ...section('Configs:', references(container.configs)),
    ...section('Secrets:', references(container.secrets)),
    ...(task.logDriver
      ? [
          'Log Driver:',
          ` Name:\t\t${task.logDriver.name}`,
          ...section(' LogOpts:', pairs(task.logDriver.options, '  ', ':\t\t')),
        ]
      : []),
    'Resources:',
    ...section(' Reservations:', resources(task.reservations)),
    ...section(' Limits:', resources(task.limits)),
    ...(task.networks.length > 0
      ? [
          `Networks: ${task.networks.map(({ target }) => cluster.engine.networks.get(target)?.name ?? target).join(' ')} `,
        ]
      : []),
    `Endpoint Mode:\t${spec.endpoint.mode}`,
    ...section(
      'Ports:',
      service.ports.flatMap(({ publishedPort, protocol, targetPort, publishMode }) => [
        ` PublishedPort = ${publishedPort}`,
        `  Protocol = ${protocol}`,
        `  TargetPort = ${targetPort}`,
        `  PublishMode = ${publishMode} `,
      ]),
    ),
    ...healthLines(service),
    '',
  ];
  return lines.join('\n');
}

const pairs = (map: Readonly<Record<string, string>>, indent: string, between: string): string[] =>
  Object.entries(map)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${indent}${key}${between}${value}`);

const updateLines = (title: string, word: string, config: UpdateConfig): string[] => [
  title,
  ` Parallelism:\t${config.parallelism}`,
  ...(config.delay > 0 ? [` Delay:\t\t${formatDuration(config.delay)}`] : []),
  ` On failure:\t${config.failureAction}`,
  ` Monitoring Period: ${formatDuration(config.monitor)}`,
  ` Max failure ratio: ${config.maxFailureRatio}`,
  ` ${`${word} order:`.padEnd(18)} ${config.order}`,
];

const capabilities = (add: readonly string[], drop: readonly string[]): string[] =>
  section('Capabilities:', [
    ...(add.length > 0 ? [` Add: ${add.join(', ')}`] : []),
    ...(drop.length > 0 ? [` Drop: ${drop.join(', ')}`] : []),
  ]);

const references = (list: readonly FileReference[]): string[] =>
  list.flatMap(({ target, name }) => [` Target:\t${target}`, `  Source:\t${name}`]);

const resources = ({ nanoCpus, memory, pids }: Resources = {}): string[] => [
  ...(nanoCpus ? [`  CPU:\t\t${nanoCpus / 1e9}`] : []),
  ...(memory ? [`  Memory:\t${bytesSize(memory)}`] : []),
  ...(pids ? [`  PIDs:\t\t${pids}`] : []),
];

function healthLines({ spec }: Service): string[] {
  const check = spec.task.container.healthcheck;
  if (!check) return [];
  return [
    ' Healthcheck:',
    `  Interval = ${formatDuration(check.interval)}`,
    `  Retries = ${check.retries}`,
    `  StartPeriod =\t${formatDuration(check.startPeriod)}`,
    `  Timeout =\t${formatDuration(check.timeout)}`,
    ...(check.test.length > 0 ? ['  Tests:', ...check.test.map((word) => `\t Test = ${word}`)] : []),
  ];
}
