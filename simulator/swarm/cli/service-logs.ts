import { command } from '../../cli/command-spec';
import { ask } from '../../docker/cli/call';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import { readTime } from '../../docker/cli/read-time';
import type { LogEntry } from '../../docker/logs';
import { formatFixedTime } from '../../docker/time';
import type { WaitQueue } from '../../kernel/wait-queue';
import { findService, findTask } from '../find';
import type { Swarm } from '../swarm';
import type { SwarmCluster } from '../swarm-cluster';
import type { Task } from '../task';
import { logsFlags } from './service-flags';

interface Line extends LogEntry {
  readonly task: Task;
}

export const serviceLogsCommand = (swarm: Swarm) =>
  command<CommandRun, typeof logsFlags>({
    use: 'logs [OPTIONS] SERVICE|TASK',
    short: 'Fetch the logs of a service or task',
    args: { min: 1, max: 1 },
    completes: ['service'],
    flags: logsFlags,
    run: ({ values, args: [name = ''] }) =>
      function* (sys) {
        const cluster = yield* ask(sys, () => swarm.require());
        const tasksOf = yield* ask(sys, () => source(cluster, name));
        const since = readTime('since', values.since, sys.now()) ?? 0;
        const tail = /^\d+$/.test(values.tail) ? Number(values.tail) : Number.POSITIVE_INFINITY;
        const read = new Map<Task, number>();
        const take = (limit: number): Line[] =>
          tasksOf()
            .flatMap((task) => {
              const { container } = task;
              if (!container) return [];
              const from = read.get(task) ?? 0;
              read.set(task, container.logs.end);
              const fresh = container.logs.from(from).filter(({ at }) => at >= since);
              const kept = limit === 0 ? [] : limit === Number.POSITIVE_INFINITY ? fresh : fresh.slice(-limit);
              return kept.map((entry): Line => ({ ...entry, task }));
            })
            .sort((a, b) => a.at - b.at);
        const show = (line: Line): string => {
          const text = line.data.endsWith('\n') ? line.data : `${line.data}\n`;
          const stamp = values.timestamps ? `${formatFixedTime(line.at)} ` : '';
          const details = values.details ? ' ' : '';
          if (values.raw) return `${stamp}${details}${text}`;
          const prefix = prefixOf(cluster, line.task, values);
          return `${stamp}${prefix}    | ${details}${text}`;
        };
        for (let limit = tail; ; limit = Number.POSITIVE_INFINITY) {
          for (const line of take(limit)) yield* sys.write(line.stream === 'stdout' ? 1 : 2, show(line));
          if (!values.follow) return 0;
          if (!cluster.services.has(tasksOf()[0]?.serviceId ?? '') && tasksOf().length === 0) return 0;
          const queues: WaitQueue[] = [cluster.changed];
          for (const { container } of tasksOf()) if (container) queues.push(container.logs.added);
          const behind = tasksOf().some((task) => (read.get(task) ?? 0) < (task.container?.logs.end ?? 0));
          if (!behind) yield* sys.waitFor(queues);
        }
      },
  });

function source(cluster: SwarmCluster, name: string): () => readonly Task[] {
  const service = findService(cluster, name);
  if (service) return () => cluster.tasksOf(service);
  const task = findTask(cluster, name);
  if (!task) throw new CommandError(`no such task or service: ${name}`);
  return () => [task];
}

interface PrefixFlags {
  readonly 'no-resolve': boolean;
  readonly 'no-task-ids': boolean;
  readonly 'no-trunc': boolean;
}

/** `web.1.x7n4mbw2cq1e@docker-host`; replicas with fewer digits are filled up with blanks. */
function prefixOf(cluster: SwarmCluster, task: Task, flags: PrefixFlags): string {
  const { node } = cluster;
  const service = cluster.services.get(task.serviceId);
  const name = flags['no-resolve'] ? task.serviceId : task.serviceName;
  const nodeName = flags['no-resolve'] ? node.id : node.hostname;
  const id = flags['no-trunc'] || flags['no-resolve'] ? task.id : task.id.slice(0, 12);
  const shownId = flags['no-trunc'] ? task.id : id.slice(0, 12);
  const mode = service?.spec.mode;
  const width = mode?.kind === 'replicated' ? String(mode.replicas).length : 1;
  const padding = ' '.repeat(Math.max(0, width - String(task.slot).length));
  const label = task.nameWith(name, task.nodeId);
  return `${label}${flags['no-task-ids'] ? '' : `.${shownId}`}@${nodeName}${padding}`;
}
