import type { Kernel } from './kernel';
import type { PidNamespace } from './pid-namespace';
import type { ProcEntry } from './procfs';

// The files of /proc that are about the machine.

/** Bytes of RAM the host says it has. */
export const TOTAL_MEMORY = 4 * 1024 ** 3;
export const KERNEL_RELEASE = '6.18.44';

export function* systemFiles(kernel: Kernel, namespace: PidNamespace): Iterable<[string, ProcEntry]> {
  const uptime = () => (kernel.clock.now - kernel.bootedAt) / 1000;
  const running = () => [...namespace.procs.values()].filter((p) => p.task?.state === 'ready').length + 1;
  yield ['uptime', { text: () => `${uptime().toFixed(2)} ${(uptime() * 2).toFixed(2)}\n` }];
  yield [
    'loadavg',
    { text: () => `0.08 0.03 0.01 ${running()}/${namespace.procs.size} ${Math.max(...namespace.procs.keys())}\n` },
  ];
  yield ['version', { text: () => `Linux version ${KERNEL_RELEASE} (builder@build) (gcc 14.2.0) #1 SMP\n` }];
  yield [
    'cpuinfo',
    {
      text: () =>
        Array.from(
          { length: kernel.processors },
          (_, i) => `processor\t: ${i}\nmodel name\t: Simulated CPU\ncpu cores\t: ${kernel.processors}\n\n`,
        ).join(''),
    },
  ];
  yield ['meminfo', { text: () => meminfo(kernel) }];
  yield ['mounts', { target: 'self/mounts' }];
  yield ['net', { target: 'self/net' }];
  yield ['filesystems', { text: () => 'nodev\tproc\nnodev\ttmpfs\nnodev\toverlay\n\text4\n' }];
  yield [
    'stat',
    {
      text: () =>
        `cpu  ${Math.floor(kernel.rootCgroup.cpu / 10)} 0 0 ${Math.floor(uptime() * 200)} 0 0 0 0 0 0\nbtime ${Math.floor(kernel.bootedAt / 1000)}\nprocesses ${Math.max(...namespace.procs.keys())}\n`,
    },
  ];
  const sys: ReadonlyMap<string, ProcEntry> = new Map([
    [
      'kernel',
      {
        entries: () =>
          new Map<string, ProcEntry>([
            ['pid_max', { text: () => '4194304\n' }],
            ['osrelease', { text: () => `${KERNEL_RELEASE}\n` }],
            ['ostype', { text: () => 'Linux\n' }],
            ['hostname', { text: () => `${namespace.init?.ns.uts.hostname ?? ''}\n` }],
            ['threads-max', { text: () => '31250\n' }],
          ]),
      },
    ],
  ]);
  yield ['sys', { entries: () => sys }];
}

function meminfo(kernel: Kernel): string {
  const kb = (bytes: number) => `${String(Math.floor(bytes / 1024)).padStart(8)} kB`;
  const free = TOTAL_MEMORY - kernel.rootCgroup.memory;
  return `MemTotal:       ${kb(TOTAL_MEMORY)}\nMemFree:        ${kb(free * 0.6)}\nMemAvailable:   ${kb(free * 0.9)}\nBuffers:        ${kb(2 ** 25)}\nCached:         ${kb(2 ** 29)}\nSwapTotal:      ${kb(0)}\nSwapFree:       ${kb(0)}\n`;
}
