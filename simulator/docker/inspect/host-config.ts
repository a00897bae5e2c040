import { GoStruct, type GoValue, nilSlice } from '../../cli/template/value';
import type { HostConfig } from '../container-config';

const maskedPaths = [
  '/proc/asound',
  '/proc/acpi',
  '/proc/kcore',
  '/proc/keys',
  '/proc/latency_stats',
  '/proc/timer_list',
  '/proc/timer_stats',
  '/proc/sched_debug',
  '/proc/scsi',
  '/sys/firmware',
  '/sys/devices/virtual/powercap',
];
const readonlyPaths = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'];

const orNil = (list: readonly string[]): GoValue => (list.length > 0 ? list : nilSlice);

export function inspectHostConfig(host: HostConfig): GoStruct {
  return new GoStruct(
    'container.HostConfig',
    {
      Binds: orNil(host.binds),
      ContainerIDFile: host.containerIdFile,
      LogConfig: new GoStruct('container.LogConfig', { Type: host.logDriver, Config: host.logOptions }),
      NetworkMode: host.networkMode,
      PortBindings: Object.fromEntries(
        Object.entries(host.portBindings).map(([port, list]) => [
          port,
          list.map(({ hostIp, hostPort }) => new GoStruct('nat.PortBinding', { HostIp: hostIp, HostPort: hostPort })),
        ]),
      ),
      RestartPolicy: new GoStruct('container.RestartPolicy', {
        Name: host.restartPolicy.name,
        MaximumRetryCount: host.restartPolicy.maximumRetryCount,
      }),
      AutoRemove: host.autoRemove,
      VolumeDriver: '',
      VolumesFrom: orNil(host.volumesFrom),
      ConsoleSize: host.consoleSize,
      CapAdd: orNil(host.capAdd),
      CapDrop: orNil(host.capDrop),
      CgroupnsMode: 'host',
      Dns: host.dns,
      DnsOptions: host.dnsOptions,
      DnsSearch: host.dnsSearch,
      ExtraHosts: orNil(host.extraHosts),
      GroupAdd: orNil(host.groupAdd),
      IpcMode: host.ipcMode,
      Cgroup: '',
      Links: orNil(host.links),
      OomScoreAdj: host.oomScoreAdj,
      PidMode: host.pidMode,
      Privileged: host.privileged,
      PublishAllPorts: host.publishAllPorts,
      ReadonlyRootfs: host.readonlyRootfs,
      SecurityOpt: host.privileged && host.securityOpt.length === 0 ? ['label=disable'] : orNil(host.securityOpt),
      Tmpfs: host.tmpfs,
      UTSMode: host.utsMode,
      UsernsMode: host.usernsMode,
      ShmSize: host.shmSize,
      Sysctls: host.sysctls,
      Runtime: 'runc',
      Isolation: host.isolation,
      ...inspectResources(host),
      Mounts: host.mounts.map(
        ({ type, source, target, readonly }) =>
          new GoStruct('mount.Mount', { Type: type, Source: source, Target: target, ReadOnly: readonly }, [
            'Source',
            'ReadOnly',
          ]),
      ),
      MaskedPaths: host.privileged ? nilSlice : maskedPaths,
      ReadonlyPaths: host.privileged ? nilSlice : readonlyPaths,
      Init: host.init ?? null,
    },
    ['Tmpfs', 'Sysctls', 'Mounts', 'Init'],
  );
}

function inspectResources(host: HostConfig): Readonly<Record<string, GoValue>> {
  return {
    CpuShares: host.cpuShares,
    Memory: host.memory,
    NanoCpus: host.nanoCpus,
    CgroupParent: '',
    BlkioWeight: host.blkioWeight,
    BlkioWeightDevice: [],
    BlkioDeviceReadBps: [],
    BlkioDeviceWriteBps: [],
    BlkioDeviceReadIOps: [],
    BlkioDeviceWriteIOps: [],
    CpuPeriod: host.cpuPeriod,
    CpuQuota: host.cpuQuota,
    CpuRealtimePeriod: 0,
    CpuRealtimeRuntime: 0,
    CpusetCpus: host.cpusetCpus,
    CpusetMems: host.cpusetMems,
    Devices: [],
    DeviceCgroupRules: nilSlice,
    DeviceRequests: nilSlice,
    MemoryReservation: host.memoryReservation,
    MemorySwap: host.memorySwap || host.memory * 2,
    MemorySwappiness: host.memorySwappiness ?? null,
    OomKillDisable: host.oomKillDisable,
    PidsLimit: host.pidsLimit ?? null,
    Ulimits: host.ulimits.map(
      ({ name, soft, hard }) => new GoStruct('units.Ulimit', { Name: name, Hard: hard, Soft: soft }),
    ),
    CpuCount: 0,
    CpuPercent: 0,
    IOMaximumIOps: 0,
    IOMaximumBandwidth: 0,
  };
}
