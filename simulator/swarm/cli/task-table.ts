import { humanDuration } from '../../cli/human';
import { GoStruct } from '../../cli/template/value';
import type { Filters } from '../../docker/cli/filters';
import { checkFilters, hasLabel } from '../../docker/cli/filters';
import { showRows } from '../../docker/cli/show-rows';
import { DaemonError } from '../../docker/daemon-error';
import { findService } from '../find';
import type { SwarmCluster } from '../swarm-cluster';
import { type Task, taskStates } from '../task';

export interface TaskTableOptions {
  readonly format: string;
  readonly quiet: boolean;
  readonly noTrunc: boolean;
  readonly noResolve: boolean;
}

const headers = {
  ID: 'ID',
  Name: 'NAME',
  Image: 'IMAGE',
  Node: 'NODE',
  DesiredState: 'DESIRED STATE',
  CurrentState: 'CURRENT STATE',
  Error: 'ERROR',
  Ports: 'PORTS',
};

const ERROR_MAX = 30;

const capital = (state: string): string => state.charAt(0).toUpperCase() + state.slice(1);

/** Replicas in their order, the newest task of each first. */
export function sortTasks(cluster: SwarmCluster, tasks: readonly Task[]): Task[] {
  const name = (task: Task) => baseName(cluster, task, false);
  return [...tasks].sort(
    (a, b) => compareNatural(name(a), name(b)) || b.createdAt - a.createdAt || b.version - a.version,
  );
}

/** Digits count as numbers: web.2 before web.10. */
export const compareNatural = (a: string, b: string): number => {
  const parts = (text: string) => text.match(/\d+|\D+/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    if (x === y) continue;
    if (/^\d/.test(x) && /^\d/.test(y)) return Number(x) - Number(y) || x.length - y.length;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
};

function baseName(cluster: SwarmCluster, task: Task, noResolve: boolean): string {
  const service = (noResolve ? undefined : cluster.services.get(task.serviceId)?.spec.name) ?? task.serviceId;
  return task.nameWith(service, task.nodeId || cluster.node.id);
}

export function showTasks(cluster: SwarmCluster, tasks: readonly Task[], options: TaskTableOptions): string {
  const { format, quiet, noTrunc, noResolve } = options;
  // Only a table shows by the name what stood in a slot before.
  const isTable = !format || format.startsWith('table');
  let last = '';
  const rows = sortTasks(cluster, tasks).map((task) => {
    const name = baseName(cluster, task, noResolve);
    const shown = isTable && name === last ? ` \\_ ${name}` : name;
    last = name;
    const { status } = task;
    return new GoStruct('*task.taskContext', {
      CurrentState: `${capital(status.state)} ${humanDuration(cluster.now - status.at).toLowerCase()} ago`,
      DesiredState: capital(task.desired),
      Error: showError(status.error, noTrunc),
      ID: noTrunc || quiet ? task.id : task.id.slice(0, 12),
      Image: task.spec.container.image,
      Name: shown,
      Node: task.nodeId === '' ? '' : noResolve ? task.nodeId : cluster.node.hostname,
      Ports: showPorts(task),
    });
  });
  return showRows({ columns: Object.keys(headers), headers, rows }, format, quiet ? 'ID' : undefined);
}

function showError(error: string, noTrunc: boolean): string {
  if (error === '') return '';
  const text = [...error];
  return `"${noTrunc || text.length <= ERROR_MAX ? error : `${text.slice(0, ERROR_MAX - 1).join('')}…`}"`;
}

/** Host-mode ports of a running task: once for each of IPv4 and IPv6. */
function showPorts({ ports, status }: Task): string {
  if (status.state !== 'running') return '';
  return ports
    .filter(({ publishMode }) => publishMode === 'host')
    .flatMap(({ publishedPort, targetPort, protocol }) => {
      const text = `*:${publishedPort}->${targetPort}/${protocol}`;
      return [text, text];
    })
    .join(',');
}

/** `--filter` of the `ps` commands. */
export function filterTasks(cluster: SwarmCluster, tasks: readonly Task[], filters: Filters): Task[] {
  checkFilters(filters, [
    'desired-state',
    'id',
    'label',
    'name',
    'node',
    'runtime',
    'service',
    'up-to-date',
    '_up-to-date',
  ]);
  for (const state of filters.get('desired-state') ?? [])
    if (!taskStates.some((known) => known === state)) throw new DaemonError(`Invalid desired-state filter: '${state}'`);
  const passes = (task: Task): boolean => {
    const name = baseName(cluster, task, false);
    const tests: Readonly<Record<string, (value: string) => boolean>> = {
      id: (value) => task.id.startsWith(value),
      name: (value) => name.startsWith(value) || task.containerName.startsWith(value),
      node: (value) => task.nodeId !== '' && (value === cluster.node.hostname || task.nodeId.startsWith(value)),
      service: (value) => findService(cluster, value)?.id === task.serviceId,
      label: (value) => hasLabel(task.serviceLabels, value),
      'desired-state': (value) => task.desired === value,
    };
    return [...filters].every(([key, values]) => values.some((value) => tests[key]?.(value) ?? true));
  };
  return tasks.filter(passes);
}
