import { command } from '../../cli/command-spec';
import { bytes, decimal, int, string, uint } from '../../cli/flag-types';
import { emptyHostConfig, type HostConfig } from '../container-config';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { applyResources, checkResources } from '../resources';
import { parseRestartPolicy, restartPolicyProblem } from '../restart-policy';
import { forEachName } from './call';
import { CommandError, type CommandRun } from './command-run';

const flags = {
  'blkio-weight': uint({
    usage: 'Block IO (relative weight), between 10 and 1000, or 0 to disable',
    bits: 16,
    type: 'uint16',
    shown: '0',
  }),
  'cpu-period': int({ usage: 'Limit CPU CFS (Completely Fair Scheduler) period' }),
  'cpu-quota': int({ usage: 'Limit CPU CFS (Completely Fair Scheduler) quota' }),
  'cpu-rt-period': int({ usage: 'Limit the CPU real-time period in microseconds' }),
  'cpu-rt-runtime': int({ usage: 'Limit the CPU real-time runtime in microseconds' }),
  'cpu-shares': int({ short: 'c', usage: 'CPU shares (relative weight)' }),
  cpus: decimal({ usage: 'Number of CPUs' }),
  'cpuset-cpus': string({ usage: 'CPUs in which to allow execution (0-3, 0,1)' }),
  'cpuset-mems': string({ usage: 'MEMs in which to allow execution (0-3, 0,1)' }),
  memory: bytes({ short: 'm', usage: 'Memory limit' }),
  'memory-reservation': bytes({ usage: 'Memory soft limit' }),
  'memory-swap': bytes({ usage: 'Swap limit equal to memory plus swap: -1 to enable unlimited swap' }),
  'pids-limit': int({ usage: 'Tune container pids limit (set -1 for unlimited)' }),
  restart: string({ usage: 'Restart policy to apply when a container exits' }),
};

export const updateCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'update [OPTIONS] CONTAINER [CONTAINER...]',
    short: 'Update configuration of one or more containers',
    aliasLine: 'docker container update, docker update',
    args: { min: 1 },
    completes: ['container'],
    flags,
    run:
      ({ values, args, changed }) =>
      (sys) => {
        if (changed.size === 0) throw new CommandError('you must provide one or more flags when using this command');
        const wanted: Partial<HostConfig> = {
          ...(changed.has('memory') && { memory: values.memory }),
          ...(changed.has('memory-swap') && { memorySwap: values['memory-swap'] }),
          ...(changed.has('memory-reservation') && { memoryReservation: values['memory-reservation'] }),
          ...(changed.has('pids-limit') && { pidsLimit: values['pids-limit'] }),
          ...(changed.has('cpus') && { nanoCpus: Math.round(values.cpus * 1e9) }),
          ...(changed.has('cpu-period') && { cpuPeriod: values['cpu-period'] }),
          ...(changed.has('cpu-quota') && { cpuQuota: values['cpu-quota'] }),
          ...(changed.has('cpuset-cpus') && { cpusetCpus: values['cpuset-cpus'] }),
          ...(changed.has('cpuset-mems') && { cpusetMems: values['cpuset-mems'] }),
          ...(changed.has('blkio-weight') && { blkioWeight: values['blkio-weight'] }),
          ...(changed.has('cpu-shares') && { cpuShares: values['cpu-shares'] }),
          ...(changed.has('restart') && { restartPolicy: readPolicy(values.restart) }),
        };
        return forEachName(sys, engine, args, function* (name) {
          yield* [];
          update(engine, name, wanted);
          return name;
        });
      },
  });

function readPolicy(text: string): HostConfig['restartPolicy'] {
  try {
    return parseRestartPolicy(text);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

function update(engine: Engine, name: string, wanted: Partial<HostConfig>): void {
  const container = engine.require(name);
  const refuse = (why: string) => new DaemonError(`Cannot update container ${container.id}: ${why}`);
  const { hostConfig } = container;
  const problem = wanted.restartPolicy && restartPolicyProblem(wanted.restartPolicy);
  if (problem) throw new DaemonError(problem);
  if (hostConfig.autoRemove && wanted.restartPolicy && wanted.restartPolicy.name !== 'no') {
    throw refuse('Restart policy cannot be updated because AutoRemove is enabled for the container');
  }
  checkResources(engine, { ...emptyHostConfig, ...wanted });
  const swap = wanted.memorySwap ?? (hostConfig.memorySwap || hostConfig.memory * 2);
  if (wanted.memory !== undefined && wanted.memorySwap === undefined && wanted.memory > swap) {
    throw refuse(
      'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time',
    );
  }
  container.hostConfig = { ...hostConfig, ...wanted };
  if (container.sandbox) applyResources(container.sandbox.cgroup, container.hostConfig);
  engine.event(container, 'update');
}
