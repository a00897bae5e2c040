import type { FlagValues } from '../../cli/flags';
import type { Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { emptyHostConfig, type HostConfig } from '../container-config';
import type { CreateOptions } from '../create';
import type { Healthcheck } from '../image';
import { parseRestartPolicy } from '../restart-policy';
import type { createFlags } from './create';
import { readEnv, readFlagFile, toMap } from './key-values';
import { parseMount } from './mount-flag';
import { parseExpose, parsePublish } from './publish';

type Values = FlagValues<typeof createFlags> & { readonly detach?: boolean };

/** What the flags of run and create ask for; throws Error with the client's words. */
export function readOptions(
  sys: Syscalls,
  values: Values,
  changed: ReadonlySet<string>,
  [image = '', ...cmd]: readonly string[],
): CreateOptions {
  const attach = values.attach.map((stream) => stream.toLowerCase());
  const wants = (stream: string) => attach.includes(stream);
  const published = parsePublish(values.publish);
  const restartPolicy = parseRestartPolicy(values.restart);
  if (values.rm && restartPolicy.name !== 'no') throw new Error('Conflicting options: --restart and --rm');
  const foreground = values.detach !== true;
  const stdin = attach.length > 0 ? wants('stdin') : values.interactive && foreground;
  const healthcheck = readHealthcheck(values);
  const { binds, anonymous } = readVolumes(sys, values.volume);
  return {
    name: values.name,
    config: {
      hostname: values.hostname,
      domainname: values.domainname,
      user: values.user,
      attachStdin: stdin,
      attachStdout: attach.length > 0 ? wants('stdout') : foreground,
      attachStderr: attach.length > 0 ? wants('stderr') : foreground,
      exposedPorts: [...new Set([...published.exposed, ...parseExpose(values.expose)])],
      tty: values.tty,
      openStdin: values.interactive,
      stdinOnce: stdin && values.interactive,
      env: readEnv(sys, values['env-file'], values.env),
      cmd: cmd.length > 0 ? cmd : null,
      image,
      volumes: anonymous,
      workingDir: values.workdir,
      entrypoint: changed.has('entrypoint') ? [values.entrypoint] : null,
      labels: {
        ...toMap(
          values['label-file'].flatMap((path) =>
            readFlagFile(sys, path)
              .split('\n')
              .filter((line) => line.trim() !== '' && !line.startsWith('#')),
          ),
        ),
        ...toMap(values.label),
      },
      stopSignal: values['stop-signal'],
      ...(changed.has('stop-timeout') && { stopTimeout: values['stop-timeout'] }),
      ...(healthcheck && { healthcheck }),
    },
    hostConfig: readHostConfig(sys, values, changed, { binds, portBindings: published.bindings, restartPolicy }),
  };
}

function readHostConfig(
  sys: Syscalls,
  values: Values,
  changed: ReadonlySet<string>,
  parts: Partial<HostConfig>,
): HostConfig {
  const pid = values.pid;
  if (pid !== '' && pid !== 'host' && !/^container:./.test(pid)) throw new Error('--pid: invalid PID mode');
  if (!['', 'host'].includes(values.uts)) throw new Error('--uts: invalid UTS mode');
  if (!['', 'host'].includes(values.userns)) throw new Error('--userns: invalid USER mode');
  if (!['', 'host', 'private'].includes(values.cgroupns)) throw new Error('--cgroupns: invalid CGROUP mode');
  checkSecurity(sys, values['security-opt']);
  const swappiness = values['memory-swappiness'];
  if (swappiness !== -1 && (swappiness < 0 || swappiness > 100))
    throw new Error(`invalid value: ${swappiness}. Valid memory swappiness range is 0-100`);
  if (values['log-driver'] === 'none' && values['log-opt'].length > 0)
    throw new Error('invalid logging opts for driver none');
  const network = [...values.net, ...values.network].at(-1) ?? 'default';
  const userDefined = !/^(default|bridge|host|none|container:.*)$/.test(network);
  if (values['network-alias'].length > 0 && !userDefined)
    throw new Error('network-scoped aliases are only supported for user-defined networks');
  if (values.link.length > 0 && /^(host|none|container:.*)$/.test(network))
    throw new Error('links are only supported for user-defined networks');
  const mac = values['mac-address'];
  if (mac !== '' && !/^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i.test(mac))
    throw new Error(`${mac} is not a valid mac address`);
  const size = sys.isatty(1) ? sys.windowSize(1) : undefined;
  return {
    ...emptyHostConfig,
    ...parts,
    mounts: values.mount.map((text) => parseMount(text)),
    tmpfs: Object.fromEntries(
      values.tmpfs.map((text) => [text.split(':')[0] ?? '', text.split(':').slice(1).join(':')]),
    ),
    volumesFrom: values['volumes-from'],
    containerIdFile: values.cidfile,
    logDriver: values['log-driver'] || 'json-file',
    logOptions: toMap(values['log-opt']),
    networkMode: [...values.net, ...values.network].at(-1)?.replace(/^default$/, 'bridge') ?? 'bridge',
    publishAllPorts: values['publish-all'],
    autoRemove: values.rm,
    consoleSize: size ? [size.rows, size.columns] : [0, 0],
    capAdd: values['cap-add'],
    capDrop: values['cap-drop'],
    dns: values.dns,
    dnsOptions: values['dns-option'],
    dnsSearch: values['dns-search'],
    extraHosts: values['add-host'],
    devices: values.device,
    gpus: values.gpus.join(','),
    isolation: values.isolation,
    runtime: values.runtime || 'runc',
    usernsMode: values.userns,
    storageOpt: values['storage-opt'],
    groupAdd: values['group-add'],
    links: values.link,
    pidMode: pid,
    ipcMode: values.ipc || 'private',
    utsMode: values.uts,
    privileged: values.privileged,
    readonlyRootfs: values['read-only'],
    securityOpt: values['security-opt'],
    shmSize: values['shm-size'] || emptyHostConfig.shmSize,
    oomScoreAdj: values['oom-score-adj'],
    oomKillDisable: values['oom-kill-disable'],
    ...(changed.has('init') && { init: values.init }),
    memory: values.memory,
    memoryReservation: values['memory-reservation'],
    memorySwap: values['memory-swap'],
    nanoCpus: Math.round(values.cpus * 1e9),
    cpuShares: values['cpu-shares'],
    cpuPeriod: values['cpu-period'],
    cpuQuota: values['cpu-quota'],
    cpusetCpus: values['cpuset-cpus'],
    cpusetMems: values['cpuset-mems'],
    ...(values['pids-limit'] !== 0 && { pidsLimit: values['pids-limit'] }),
    ulimits: values.ulimit.map((text) => {
      const [name = '', limits = ''] = text.split('=');
      const [soft = 0, hard = soft] = limits.split(':').map(Number);
      return { name, soft, hard };
    }),
    sysctls: toMap(values.sysctl),
    networkAliases: values['network-alias'],
    ipAddress: values.ip,
  };
}

/** `--volume`: a path alone is an anonymous volume; relative folders start where the client stands. */
function readVolumes(
  sys: Syscalls,
  volumes: readonly string[],
): { readonly binds: string[]; readonly anonymous: string[] } {
  const binds: string[] = [];
  const anonymous: string[] = [];
  for (const volume of volumes) {
    const [source = '', ...rest] = volume.split(':');
    if (rest.length > 2) throw new Error(`invalid spec: ${volume}: too many colons`);
    if (rest.length === 0) anonymous.push(volume);
    else if (/^\.{1,2}(\/|$)/.test(source)) binds.push([normalize(source, sys.getcwd()), ...rest].join(':'));
    else if (/^~(\/|$)/.test(source))
      binds.push([normalize(`./${source.slice(1)}`, sys.env().get('HOME') ?? '/'), ...rest].join(':'));
    else binds.push(volume);
  }
  return { binds, anonymous };
}

function checkSecurity(sys: Syscalls, options: readonly string[]): void {
  for (const option of options) {
    if (/^(no-new-privileges|systempaths=unconfined)$/.test(option)) continue;
    const [, name = '', value = ''] = /^([^=:]+)[=:](.*)$/.exec(option) ?? [];
    if (name === '') throw new Error(`Invalid --security-opt: "${option}"`);
    if (name !== 'seccomp' || ['unconfined', 'builtin'].includes(value)) continue;
    try {
      sys.stat(value);
    } catch {
      throw new Error(`opening seccomp profile (${value}) failed: open ${value}: no such file or directory`);
    }
  }
}

function readHealthcheck(values: Values): Healthcheck | undefined {
  const command = values['health-cmd'];
  const interval = values['health-interval'];
  const timeout = values['health-timeout'];
  const startPeriod = values['health-start-period'];
  const startInterval = values['health-start-interval'];
  const retries = values['health-retries'];
  const any = command !== '' || interval || timeout || startPeriod || startInterval || retries;
  if (values['no-healthcheck']) {
    if (any) throw new Error('--no-healthcheck conflicts with --health-* options');
    return { test: ['NONE'], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };
  }
  if (!any) return undefined;
  if (retries < 0) throw new Error('--health-retries cannot be negative');
  const negative = Object.entries({ interval, timeout, 'start-period': startPeriod }).find(([, ms]) => ms < 0);
  if (negative) throw new Error(`--health-${negative[0]} cannot be negative`);
  return { test: command === '' ? [] : ['CMD-SHELL', command], interval, timeout, startPeriod, startInterval, retries };
}
