import type { Cgroup } from '../kernel/cgroup';
import type { HostConfig } from './container-config';
import { DaemonError } from './daemon-error';
import type { Engine } from './engine';

const MINIMUM_MEMORY = 6 * 1024 * 1024;

/** What the daemon says of limits that can't be; `create` and `update` ask the same. */
export function checkResources(engine: Engine, host: HostConfig): void {
  const { memory, memorySwap, memoryReservation, nanoCpus, cpuPeriod, cpuQuota, cpusetCpus } = host;
  const refuse = (why: string) => {
    throw new DaemonError(why);
  };
  if (memory > 0 && memory < MINIMUM_MEMORY) refuse('Minimum memory limit allowed is 6MB');
  if (memory > 0 && memorySwap > 0 && memorySwap < memory)
    refuse('Minimum memoryswap limit should be larger than memory limit, see usage');
  if (memorySwap > 0 && memory === 0)
    refuse('You should always set the Memory limit when using Memoryswap limit, see usage');
  if (memory > 0 && memoryReservation > memory)
    refuse('Minimum memory limit can not be less than memory reservation limit, see usage');
  if (nanoCpus > 0 && cpuPeriod > 0) refuse('Conflicting options: Nano CPUs and CPU Period cannot both be set');
  if (nanoCpus > 0 && cpuQuota > 0) refuse('Conflicting options: Nano CPUs and CPU Quota cannot both be set');
  const cpus = engine.kernel.processors;
  if (nanoCpus < 0 || nanoCpus > cpus * 1e9)
    refuse(`Range of CPUs is from 0.01 to ${cpus}.00, as there are only ${cpus} CPUs available`);
  if (cpuPeriod !== 0 && (cpuPeriod < 1000 || cpuPeriod > 1e6))
    refuse('CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)');
  if (cpuQuota > 0 && cpuQuota < 1000) refuse('CPU cfs quota can not be less than 1ms (i.e. 1000)');
  if (cpusetCpus !== '') checkCpus(cpusetCpus, cpus, refuse);
}

function checkCpus(wanted: string, cpus: number, refuse: (why: string) => void): void {
  for (const part of wanted.split(',')) {
    if (!/^\d+(-\d+)?$/.test(part)) refuse(`Invalid value ${wanted} for cpuset cpus`);
    else if (part.split('-').some((number) => Number(number) >= cpus))
      refuse(`Requested CPUs are not available - requested ${wanted}, available: 0-${cpus - 1}`);
  }
}

/** Makes the limits count for what runs in the group from now on. */
export function applyResources(cgroup: Cgroup, host: HostConfig): void {
  cgroup.memoryLimit = host.memory > 0 ? host.memory : Number.POSITIVE_INFINITY;
  cgroup.pidsLimit = host.pidsLimit !== undefined && host.pidsLimit > 0 ? host.pidsLimit : Number.POSITIVE_INFINITY;
}
