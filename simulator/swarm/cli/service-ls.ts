import { command } from '../../cli/command-spec';
import { GoStruct } from '../../cli/template/value';
import { ask, print } from '../../docker/cli/call';
import type { CommandRun } from '../../docker/cli/command-run';
import { checkFilters, type Filters, hasLabel, readFilters } from '../../docker/cli/filters';
import { showRows } from '../../docker/cli/show-rows';
import type { Service } from '../service';
import type { PortConfig } from '../spec';
import type { Swarm } from '../swarm';
import type { SwarmCluster } from '../swarm-cluster';
import { lsFlags } from './service-flags';
import { compareNatural } from './task-table';

const headers = { ID: 'ID', Name: 'NAME', Mode: 'MODE', Replicas: 'REPLICAS', Image: 'IMAGE', Ports: 'PORTS' };

export const serviceLsCommand = (swarm: Swarm) =>
  command<CommandRun, typeof lsFlags>({
    use: 'ls [OPTIONS]',
    short: 'List services',
    aliases: ['list'],
    args: { max: 0 },
    flags: lsFlags,
    run: ({ values }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const text = yield* ask(sys, () => {
          const cluster = swarm.require();
          checkFilters(filters, ['id', 'label', 'mode', 'name', 'runtime']);
          const services = [...cluster.services.values()].filter((service) => passes(service, filters));
          return showServices(cluster, services, values.format, values.quiet);
        });
        yield* print(sys, text);
        return 0;
      },
  });

/** `docker service ls` and `docker stack services`. */
export function showServices(
  cluster: SwarmCluster,
  services: readonly Service[],
  format: string,
  quiet: boolean,
): string {
  const rows = [...services].sort((a, b) => compareNatural(a.spec.name, b.spec.name)).map((one) => row(cluster, one));
  return showRows({ columns: Object.keys(headers), headers, rows }, format, quiet ? 'ID' : undefined);
}

export function passes(service: Service, filters: Filters): boolean {
  const { spec, id } = service;
  const tests: Readonly<Record<string, (value: string) => boolean>> = {
    id: (value) => id.startsWith(value),
    name: (value) => spec.name.startsWith(value),
    mode: (value) => spec.mode.kind === value,
    label: (value) => hasLabel(spec.labels, value),
  };
  return [...filters].every(([key, values]) =>
    key === 'label'
      ? values.every((value) => hasLabel(spec.labels, value))
      : values.some((value) => tests[key]?.(value) ?? true),
  );
}

const row = (cluster: SwarmCluster, service: Service): GoStruct =>
  new GoStruct('*service.serviceContext', {
    ID: service.id.slice(0, 12),
    Image: service.spec.task.container.image,
    Mode: service.spec.mode.kind.replace('-', ' '),
    Name: service.spec.name,
    Ports: showPorts(service.ports),
    Replicas: showReplicas(cluster, service),
  });

function showReplicas(cluster: SwarmCluster, service: Service): string {
  const { mode, task } = service.spec;
  const tasks = cluster.tasksOf(service);
  const running = tasks.filter(({ status }) => status.state === 'running').length;
  const done = tasks.filter(
    ({ status, iteration }) => status.state === 'complete' && iteration === service.iteration,
  ).length;
  const most = task.placement.maxReplicas > 0 ? ` (max ${task.placement.maxReplicas} per node)` : '';
  switch (mode.kind) {
    case 'replicated':
      return `${running}/${mode.replicas}${most}`;
    case 'global':
      return `${running}/${tasks.filter(({ desired }) => desired === 'running').length}`;
    case 'replicated-job':
      return `${running}/${mode.concurrent} (${done}/${mode.completions} completed)${most}`;
    case 'global-job': {
      const wanted = tasks.filter(({ iteration }) => iteration === service.iteration).length;
      return `${running}/${wanted - done} (${done}/${wanted} completed)`;
    }
  }
}

/** Ports of the routing mesh; neighbours become a range. */
export function showPorts(ports: readonly PortConfig[]): string {
  const groups: { protocol: string; published: [number, number]; target: [number, number] }[] = [];
  const sorted = ports
    .filter(({ publishMode }) => publishMode === 'ingress')
    .sort((a, b) => (a.protocol < b.protocol ? -1 : a.protocol > b.protocol ? 1 : a.publishedPort - b.publishedPort));
  for (const { protocol, publishedPort, targetPort } of sorted) {
    const last = groups.at(-1);
    if (last?.protocol === protocol && last.published[1] + 1 === publishedPort && last.target[1] + 1 === targetPort) {
      last.published[1] = publishedPort;
      last.target[1] = targetPort;
    } else groups.push({ protocol, published: [publishedPort, publishedPort], target: [targetPort, targetPort] });
  }
  const range = ([first, last]: [number, number]) => (first === last ? String(first) : `${first}-${last}`);
  return groups
    .map(({ protocol, published, target }) => `*:${range(published)}->${range(target)}/${protocol}`)
    .join(', ');
}
