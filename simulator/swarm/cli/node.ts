import { type CommandSpec, command } from '../../cli/command-spec';
import { GoStruct } from '../../cli/template/value';
import { ask, print } from '../../docker/cli/call';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import { checkFilters, hasLabel, readFilters } from '../../docker/cli/filters';
import { group } from '../../docker/cli/group';
import { toMap } from '../../docker/cli/key-values';
import { showRows } from '../../docker/cli/show-rows';
import { DaemonError } from '../../docker/daemon-error';
import { requireNode } from '../find';
import { inspectNode } from '../inspect/object';
import type { Availability } from '../service';
import type { Swarm } from '../swarm';
import type { SwarmCluster } from '../swarm-cluster';
import { swarmError } from '../swarm-error';
import { inspectSwarm } from './inspect-swarm';
import { inspectFlags, lsFlags, psFlags, rmFlags, updateFlags } from './node-flags';
import { prettyNode } from './node-pretty';
import { removeAll } from './service';
import { filterTasks, showTasks } from './task-table';

export const nodeCommand = (swarm: Swarm): CommandSpec<CommandRun> =>
  group('node', 'Manage Swarm nodes', [
    changeRole(swarm, 'demote', 'Demote one or more nodes from manager in the swarm'),
    inspect(swarm),
    ls(swarm),
    changeRole(swarm, 'promote', 'Promote one or more nodes to manager in the swarm'),
    ps(swarm),
    rm(swarm),
    update(swarm),
  ]);

/** `self` is the node that answers. */
const named = (cluster: SwarmCluster, name: string) => requireNode(cluster, name === 'self' ? cluster.node.id : name);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const headers = {
  ID: 'ID',
  Self: '',
  Hostname: 'HOSTNAME',
  Status: 'STATUS',
  Availability: 'AVAILABILITY',
  ManagerStatus: 'MANAGER STATUS',
  EngineVersion: 'ENGINE VERSION',
  TLSStatus: 'TLS STATUS',
};

const ls = (swarm: Swarm) =>
  command<CommandRun, typeof lsFlags>({
    use: 'ls [OPTIONS]',
    short: 'List nodes in the swarm',
    aliases: ['list'],
    args: { max: 0 },
    flags: lsFlags,
    run: ({ values }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const text = yield* ask(sys, () => {
          const { node } = swarm.require();
          checkFilters(filters, ['id', 'label', 'membership', 'name', 'node.label', 'role']);
          const tests: Readonly<Record<string, (value: string) => boolean>> = {
            id: (value) => node.id.startsWith(value),
            name: (value) => node.hostname.startsWith(value),
            role: (value) => value === 'manager',
            membership: (value) => value === 'accepted',
            label: () => false,
            'node.label': (value) => hasLabel(node.labels, value),
          };
          const wanted = [...filters].every(([key, all]) => all.some((value) => tests[key]?.(value) ?? true));
          const row = new GoStruct('*node.nodeContext', {
            Availability: capital(node.availability),
            EngineVersion: '26.1.5+dfsg1',
            Hostname: node.hostname,
            ID: node.id,
            ManagerStatus: 'Leader',
            Self: true,
            Status: 'Ready',
            TLSStatus: 'Ready',
          });
          const { format } = values;
          const table = format === '' || format === 'table';
          const shown = table && !values.quiet ? new GoStruct(row.type, { ...row.fields, ID: `${node.id} *` }) : row;
          const columns = ['ID', 'Hostname', 'Status', 'Availability', 'ManagerStatus', 'EngineVersion'];
          return showRows({ columns, headers, rows: wanted ? [shown] : [] }, format, values.quiet ? 'ID' : undefined);
        });
        yield* print(sys, text);
        return 0;
      },
  });

const inspect = (swarm: Swarm) =>
  command<CommandRun, typeof inspectFlags>({
    use: 'inspect [OPTIONS] self|NODE [NODE...]',
    short: 'Display detailed information on one or more nodes',
    args: { min: 1 },
    completes: ['node'],
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
            named(cluster, name);
            return cluster;
          },
          { json: inspectNode, pretty: prettyNode },
        ),
  });

const ps = (swarm: Swarm) =>
  command<CommandRun, typeof psFlags>({
    use: 'ps [OPTIONS] [NODE...]',
    short: 'List tasks running on one or more nodes, defaults to current node',
    completes: ['node'],
    flags: psFlags,
    run: ({ values, args }) =>
      function* (sys) {
        const filters = readFilters(values.filter);
        const text = yield* ask(sys, () => {
          const cluster = swarm.require();
          for (const name of args) named(cluster, name);
          const here = [...cluster.tasks.values()].filter(
            ({ nodeId, status }) => nodeId !== '' && status.state !== 'new',
          );
          return showTasks(cluster, filterTasks(cluster, here, filters), {
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

/** On a swarm of one node there is nothing to promote, and nobody to take over. */
const changeRole = (swarm: Swarm, name: 'promote' | 'demote', short: string) =>
  command<CommandRun, Record<string, never>>({
    use: `${name} NODE [NODE...]`,
    short,
    args: { min: 1 },
    completes: ['node'],
    flags: {},
    run: ({ args }) =>
      function* (sys) {
        for (const text of args) {
          const node = yield* ask(sys, () => requireNode(swarm.require(), text));
          if (name === 'demote') throw lastManager();
          yield* print(sys, `Node ${node.id} is already a manager.\n`);
        }
        return 0;
      },
  });

const lastManager = (): DaemonError =>
  swarmError('FailedPrecondition', 'attempting to demote the last manager of the swarm');

const rm = (swarm: Swarm) =>
  command<CommandRun, typeof rmFlags>({
    use: 'rm [OPTIONS] NODE [NODE...]',
    short: 'Remove one or more nodes from the swarm',
    aliases: ['remove'],
    args: { min: 1 },
    completes: ['node'],
    flags: rmFlags,
    run:
      ({ args }) =>
      (sys) =>
        removeAll(sys, swarm, args, (cluster, name) => {
          const node = requireNode(cluster, name);
          throw swarmError(
            'FailedPrecondition',
            `node ${node.id} is a cluster manager and is a member of the raft cluster. It must be demoted to worker before removal`,
          );
        }),
  });

const update = (swarm: Swarm) =>
  command<CommandRun, typeof updateFlags>({
    use: 'update [OPTIONS] NODE',
    short: 'Update a node',
    args: { min: 1, max: 1 },
    completes: ['node'],
    flags: updateFlags,
    run: ({ values, args: [name = ''], changed }) =>
      function* (sys) {
        if (changed.size === 0) throw new CommandError("no changes requested\nSee 'docker node update --help'.");
        yield* ask(sys, () => {
          const cluster = swarm.require();
          const node = requireNode(cluster, name);
          const labels = { ...node.labels, ...toMap(values['label-add']) };
          for (const key of values['label-rm']) {
            if (!(key in labels)) throw new CommandError(`key ${key} doesn't exist in node's labels`);
            delete labels[key];
          }
          const { availability, role } = values;
          if (changed.has('availability') && !['active', 'pause', 'drain'].includes(availability))
            throw new DaemonError(`invalid Availability: "${availability}"`);
          if (changed.has('role') && !['manager', 'worker'].includes(role))
            throw new DaemonError(`invalid Role: "${role}"`);
          if (role === 'worker') throw lastManager();
          const before = node.availability;
          node.labels = labels;
          if (changed.has('availability')) node.availability = availability as Availability;
          cluster.touch(node);
          cluster.event('node', 'update', node.id, {
            name: node.hostname,
            ...(before !== node.availability && {
              'availability.new': node.availability,
              'availability.old': before,
            }),
          });
        });
        yield* print(sys, `${name}\n`);
        return 0;
      },
  });
