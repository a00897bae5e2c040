import { capabilityMask } from './capability';
import type { Kernel } from './kernel';
import type { PidNamespace } from './pid-namespace';
import type { Proc } from './proc';
import type { ProcEntry } from './procfs';
import { tcpTable } from './procfs-network';
import { limitsTable } from './resource-limit';
import { type Signal, signalName } from './signal';

// /proc/PID: proc_pid_status(5), proc_pid_stat(5) and the rest, as far as tools and people read them.

const HERTZ = 100;

export function processFiles(kernel: Kernel, proc: Proc, viewer: PidNamespace): ReadonlyMap<string, ProcEntry> {
  const pid = (other: Proc | undefined): number => other?.pidIn(viewer) ?? 0;
  const folder = (entries: () => Iterable<[string, ProcEntry]>): ProcEntry => ({ entries: () => new Map(entries()) });
  const entries: [string, ProcEntry][] = [
    ['cmdline', { text: () => (proc.state === 'zombie' ? '' : proc.argv.map((word) => `${word}\0`).join('')) }],
    ['comm', { text: () => `${proc.comm}\n`, mode: 0o644 }],
    ['status', { text: () => status(proc, viewer) }],
    ['stat', { text: () => stat(kernel, proc, viewer) }],
    ['environ', { text: () => [...proc.env].map(([name, value]) => `${name}=${value}\0`).join(''), mode: 0o400 }],
    ['cgroup', { text: () => cgroups(proc.cgroup.path) }],
    ['limits', { text: () => limitsTable(proc.limits) }],
    ['mounts', { text: () => mounts(proc) }],
    ['mountinfo', { text: () => mountinfo(proc) }],
    ['oom_score', { text: () => '666\n' }],
    ['oom_score_adj', { text: () => `${proc.oomScoreAdj}\n`, mode: 0o644 }],
    [
      'statm',
      { text: () => `${pages(proc) * 2} ${pages(proc)} ${Math.floor(pages(proc) / 2)} 1 0 ${pages(proc)} 0\n` },
    ],
    ['exe', { target: proc.exe }],
    ['cwd', { target: proc.cwd }],
    ['root', { target: '/' }],
    [
      'fd',
      folder(() =>
        [...proc.fds]
          .sort(([a], [b]) => a - b)
          .map(([fd, { file }]): [string, ProcEntry] => [String(fd), { target: file.path, magic: file }]),
      ),
    ],
    [
      'net',
      folder(() => [
        ['tcp', { text: () => tcpTable(proc.ns.net, 4) }],
        ['tcp6', { text: () => tcpTable(proc.ns.net, 6) }],
      ]),
    ],
    ['ns', folder(() => namespaces(kernel, proc))],
    [
      'task',
      folder(() => [
        [
          String(pid(proc)),
          folder(() => [
            ['comm', { text: () => `${proc.comm}\n` }],
            ['children', { text: () => children(proc, viewer) }],
            ['status', { text: () => status(proc, viewer) }],
          ]),
        ],
      ]),
    ],
  ];
  return new Map(entries);
}

const hierarchies = ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'freezer', 'blkio', 'pids', 'name=systemd'];

/** cgroups(7), version 1. */
const cgroups = (path: string): string =>
  `${hierarchies
    .map((name, i) => `${i + 1}:${name}:${path}\n`)
    .reverse()
    .join('')}0::${path}\n`;

const pages = (proc: Proc): number => Math.round((proc.rss || (proc.state === 'zombie' ? 0 : 2 * 1024 * 1024)) / 4096);

const children = (proc: Proc, viewer: PidNamespace): string =>
  [...proc.children].map((child) => `${child.pidIn(viewer)} `).join('');

function letter(proc: Proc): string {
  if (proc.state === 'zombie') return 'Z';
  if (proc.state === 'stopped') return 'T';
  return proc.task?.state === 'waiting' ? 'S' : 'R';
}

const words: Readonly<Record<string, string>> = { Z: 'zombie', T: 'stopped', S: 'sleeping', R: 'running' };

/** Signal sets are bit masks, signal 1 lowest. */
function mask(set: Iterable<Signal>): string {
  let bits = 0n;
  for (const signal of set) if (signalName(signal)) bits |= 1n << BigInt(signal - 1);
  return bits.toString(16).padStart(16, '0');
}

function status(proc: Proc, viewer: PidNamespace): string {
  const state = letter(proc);
  const ids: number[] = [];
  for (let at: PidNamespace | undefined = proc.ns.pid; at; at = at.parent) {
    ids.unshift(proc.pidIn(at));
    if (at === viewer) break;
  }
  const rss = Math.round((proc.rss || 2 * 1024 * 1024) / 1024);
  const caught = [...proc.dispositions].filter(([, d]) => d !== 'ignore').map(([signal]) => signal);
  const ignored = [...proc.dispositions].filter(([, d]) => d === 'ignore').map(([signal]) => signal);
  const kB = (name: string, size: number) => `${name}:\t${String(Math.round(size)).padStart(8)} kB`;
  const memory = [
    ...['VmPeak', 'VmSize'].map((name) => kB(name, rss * 2)),
    ...['VmLck', 'VmPin'].map((name) => kB(name, 0)),
    ...['VmHWM', 'VmRSS'].map((name) => kB(name, rss)),
    ...[kB('RssAnon', rss * 0.3), kB('RssFile', rss * 0.7), kB('RssShmem', 0), kB('VmData', rss * 0.4)],
    ...[kB('VmStk', 132), kB('VmExe', 128), kB('VmLib', 1700), kB('VmPTE', 48), kB('VmSwap', 0)],
    ...[kB('HugetlbPages', 0), 'CoreDumping:\t0', 'THP_enabled:\t1', 'untag_mask:\t0xffffffffffffffff'],
  ];
  return [
    `Name:\t${proc.comm}`,
    `Umask:\t${proc.umask.toString(8).padStart(4, '0')}`,
    `State:\t${state} (${words[state]})`,
    `Tgid:\t${proc.pidIn(viewer)}`,
    'Ngid:\t0',
    `Pid:\t${proc.pidIn(viewer)}`,
    `PPid:\t${proc.parent?.pidIn(viewer) ?? 0}`,
    'TracerPid:\t0',
    `Uid:\t${Array(4).fill(proc.uid).join('\t')}`,
    `Gid:\t${Array(4).fill(proc.gid).join('\t')}`,
    'FDSize:\t64',
    `Groups:\t${proc.groups.map((g) => `${g} `).join('')}`,
    `NStgid:\t${ids.join('\t')}`,
    `NSpid:\t${ids.join('\t')}`,
    `NSpgid:\t${proc.groupPids.get(viewer) ?? 0}`,
    `NSsid:\t${proc.sessionPids.get(viewer) ?? 0}`,
    'Kthread:\t0',
    ...(state === 'Z' ? [] : memory),
    `Threads:\t${proc.threads}`,
    'SigQ:\t0/96364',
    `SigPnd:\t${mask([])}`,
    `ShdPnd:\t${mask(proc.pending)}`,
    `SigBlk:\t${mask(proc.blocked)}`,
    `SigIgn:\t${mask(ignored)}`,
    `SigCgt:\t${mask(caught)}`,
    `CapInh:\t${'0'.repeat(16)}`,
    `CapPrm:\t${capabilities(proc)}`,
    `CapEff:\t${capabilities(proc)}`,
    `CapBnd:\t${capabilityMask(proc.bounding)}`,
    `CapAmb:\t${'0'.repeat(16)}`,
    `NoNewPrivs:\t${proc.noNewPrivileges ? 1 : 0}`,
    `Seccomp:\t${proc.filtered ? 2 : 0}`,
    `Seccomp_filters:\t${proc.filtered ? 1 : 0}`,
    'Speculation_Store_Bypass:\tthread vulnerable',
    'SpeculationIndirectBranch:\tconditional enabled',
    'Cpus_allowed:\t3',
    'Cpus_allowed_list:\t0-1',
    `Mems_allowed:\t${'00000000,'.repeat(31)}00000001`,
    'Mems_allowed_list:\t0',
    `voluntary_ctxt_switches:\t${11 + Math.floor(proc.cpu)}`,
    `nonvoluntary_ctxt_switches:\t${Math.floor(proc.cpu / 4)}`,
    '',
  ].join('\n');
}

export const capabilities = (proc: Proc): string => capabilityMask(proc.capabilities);

function stat(kernel: Kernel, proc: Proc, viewer: PidNamespace): string {
  const started = Math.floor(((proc.startedAt - kernel.bootedAt) / 1000) * HERTZ);
  const ticks = Math.floor((proc.cpu / 1000) * HERTZ);
  const tty = proc.tty ? (136 << 8) + proc.tty.number : 0;
  return `${proc.pidIn(viewer)} (${proc.comm}) ${letter(proc)} ${proc.parent?.pidIn(viewer) ?? 0} ${proc.groupPids.get(viewer) ?? 0} ${proc.sessionPids.get(viewer) ?? 0} ${tty} -1 4194304 100 0 0 0 ${ticks} 0 0 0 20 0 ${proc.threads} 0 ${started} ${pages(proc) * 8192} ${pages(proc)} 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n`;
}

const mounts = (proc: Proc): string =>
  proc.ns.mnt
    .list()
    .map((m) => `${m.source} ${m.target} ${m.fs.type} ${m.readonly ? 'ro' : 'rw'},${m.options ?? 'relatime'} 0 0\n`)
    .join('');

const mountinfo = (proc: Proc): string =>
  proc.ns.mnt
    .list()
    .map(
      (m, i) =>
        `${600 + i} ${i === 0 ? 500 : 600} 0:${m.fs.device} /${m.base.join('/')} ${m.target} ${m.readonly ? 'ro' : 'rw'},${m.options ?? 'relatime'} - ${m.fs.type} ${m.source} rw\n`,
    )
    .join('');

function* namespaces(kernel: Kernel, proc: Proc): Iterable<[string, ProcEntry]> {
  const ids = {
    cgroup: 4026531835,
    ipc: 4026531839 + (proc.label ? proc.ns.pid.id : 0),
    mnt: 4026531841 + (proc.label ? proc.ns.pid.id : 0),
    net: proc.ns.net.id,
    pid: proc.ns.pid.id,
    pid_for_children: proc.ns.pid.id,
    time: 4026531834,
    user: 4026531837,
    uts: 4026531838 + (proc.ns.net === kernel.hostNet ? 0 : proc.ns.net.id),
  };
  for (const [name, id] of Object.entries(ids))
    yield [name, { target: `${name.replace('_for_children', '')}:[${id}]` }];
}
