import type { Bytes } from '../bytes';
import type { Cgroup } from '../kernel/cgroup';
import type { PidNamespace } from '../kernel/pid-namespace';
import { split } from '../vfs/path';
import { plantDirectory } from '../vfs/plant';
import type { Tree } from '../vfs/tree';
import type { HostConfig } from './container-config';

// cgroups(7), version 1, as a container sees its own groups: one folder for each controller.

const UNLIMITED = 9223372036854771712n;
const everywhere = ['cgroup.clone_children', 'notify_on_release'];
const zeros: Readonly<Record<string, readonly string[]>> = {
  memory: [
    'cgroup.event_control',
    'memory.failcnt',
    'memory.force_empty',
    'memory.kmem.failcnt',
    'memory.kmem.max_usage_in_bytes',
    'memory.kmem.slabinfo',
    'memory.kmem.tcp.failcnt',
    'memory.kmem.tcp.max_usage_in_bytes',
    'memory.kmem.tcp.usage_in_bytes',
    'memory.kmem.usage_in_bytes',
    'memory.memsw.failcnt',
    'memory.move_charge_at_immigrate',
    'memory.numa_stat',
    'memory.pressure_level',
    'memory.shown_ram_in_bytes',
  ],
  pids: ['pids.events'],
};
const controllers = ['blkio', 'cpu', 'cpuacct', 'cpuset', 'devices', 'freezer', 'memory', 'pids', 'systemd'] as const;

type Texts = Readonly<Record<string, () => Bytes>>;

/** What a limit's file shows; asked when it is read, as `docker update` may change it. */
function textsOf(cgroup: Cgroup, _namespace: PidNamespace, host: () => HostConfig): Readonly<Record<string, Texts>> {
  const line = (value: number | bigint | string) => `${value}\n`;
  const limit = (bytes: number) => line(Number.isFinite(bytes) && bytes > 0 ? bytes : UNLIMITED);
  const usage = () => line(Math.floor(cgroup.memory + cgroup.procs.size * 300_000));
  const swap = () => limit(host().memorySwap > 0 ? host().memorySwap : host().memory * 2);
  const quota = () => {
    const { nanoCpus, cpuQuota } = host();
    return line(nanoCpus > 0 ? Math.round(nanoCpus / 10_000) : cpuQuota || -1);
  };
  return {
    memory: {
      'memory.limit_in_bytes': () => limit(cgroup.memoryLimit),
      'memory.memsw.limit_in_bytes': swap,
      'memory.soft_limit_in_bytes': () => limit(host().memoryReservation),
      'memory.kmem.limit_in_bytes': () => line(UNLIMITED),
      'memory.kmem.tcp.limit_in_bytes': () => line(UNLIMITED),
      'memory.usage_in_bytes': usage,
      'memory.max_usage_in_bytes': usage,
      'memory.memsw.usage_in_bytes': usage,
      'memory.memsw.max_usage_in_bytes': usage,
      'memory.swappiness': () => line(host().memorySwappiness ?? 60),
      'memory.use_hierarchy': () => line(1),
      'memory.oom_control': () =>
        `oom_kill_disable ${host().oomKillDisable ? 1 : 0}\nunder_oom 0\noom_kill ${cgroup.oomKills}\n`,
      'memory.stat': () => `cache 0\nrss ${Math.floor(cgroup.memory)}\nmapped_file 0\n`,
    },
    pids: {
      'pids.max': () => line(Number.isFinite(cgroup.pidsLimit) ? cgroup.pidsLimit : 'max'),
      'pids.current': () => line(cgroup.pids),
      'pids.peak': () => line(cgroup.pids),
    },
    cpu: {
      'cpu.cfs_period_us': () => line(host().cpuPeriod || 100_000),
      'cpu.cfs_quota_us': quota,
      'cpu.shares': () => line(host().cpuShares || 1024),
      'cpu.stat': () => 'nr_periods 0\nnr_throttled 0\nthrottled_time 0\n',
    },
    cpuacct: { 'cpuacct.usage': () => line(Math.floor(cgroup.cpu * 1e6)) },
    cpuset: {
      'cpuset.cpus': () => line(host().cpusetCpus || '0-1'),
      'cpuset.mems': () => line(host().cpusetMems || '0'),
    },
    freezer: { 'freezer.state': () => line(cgroup.frozen ? 'FROZEN' : 'THAWED') },
  };
}

export function plantCgroups(sys: Tree, cgroup: Cgroup, namespace: PidNamespace, host: () => HostConfig): void {
  const texts = textsOf(cgroup, namespace, host);
  const members = () =>
    [...cgroup.procs]
      .map((proc) => proc.pidIn(namespace))
      .filter((pid) => pid > 0)
      .sort((a, b) => a - b)
      .map((pid) => `${pid}\n`)
      .join('');
  for (const controller of controllers) {
    const folder = `/fs/cgroup/${controller}`;
    plantDirectory(sys, folder);
    const files: Record<string, () => Bytes> = { 'cgroup.procs': members, tasks: members, ...texts[controller] };
    for (const name of [...everywhere, ...(zeros[controller] ?? [])]) files[name] ??= () => '0\n';
    for (const [name, generate] of Object.entries(files))
      sys.create(split(`${folder}/${name}`), { type: 'file', mode: 0o644, size: 0, generate });
  }
}
