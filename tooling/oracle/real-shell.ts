import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { Outcome } from './outcome';
import type { Abilities, Case } from './script';

export const shellNames = ['bash', 'dash', 'busybox'] as const;
export type ShellName = (typeof shellNames)[number];

/** A folder with a Debian in it whose shells are asked instead of the machine's own. */
const root = process.env['ORACLE_ROOT'] || '/';
const commandOf = { bash: ['bash'], dash: ['dash'], busybox: ['busybox', 'sh'] } as const;
const LIMIT = 20_000;
const BEAT = 10;
const HICCUP = 25;

const namespace = ['-pf', '--mount-proc', '--kill-child', ...(root === '/' ? [] : [`--root=${root}`])];
// Tells on descriptor 3 that the shell starts now.
const begin = 'mount -t tmpfs none /tmp && cd /tmp && echo >&3 && exec "$@" 3>&-';
const unshareFailed = /^unshare: sigprocmask unblock failed: .*\n/m;
const asChild = '"$@"; exit $?';

/** Why no real shell can be asked here, or undefined. */
export function unavailable(name: ShellName): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux';
  const shell = ['usr/bin', 'bin'].some((folder) => existsSync(`${root}/${folder}/${commandOf[name][0]}`));
  if (!shell) return `${name} is not installed`;
  const probe = spawnSync('unshare', [...namespace, '/bin/sh', '-c', 'mount -t tmpfs none /tmp'], { encoding: 'utf8' });
  return probe.status === 0 ? undefined : `no PID namespace: ${probe.stderr?.trim() || probe.error?.message}`;
}

const version = (name: ShellName): string => {
  const [command, ...words] = name === 'bash' ? ['bash', '--version'] : ['busybox'];
  const run = spawnSync('chroot', [root, `/bin/${command}`, ...words], { encoding: 'utf8' });
  return /(?:version|BusyBox v)\s*([\d.]+)/.exec(run.stdout ?? '')?.[1] ?? '';
};

export function abilitiesOf(name: ShellName): Abilities {
  // bash 5.2.15 forgets, at `wait -n`, jobs that ended while a foreground command ran; later versions remember them.
  const remembers = name === 'bash' && version(name) !== '5.2.15';
  return { bash: name === 'bash', waitNext: remembers || name === 'busybox', pipefail: name !== 'dash' };
}

const childOf = (pid: number): number | undefined => {
  try {
    const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return first ? Number(first) : undefined;
  } catch {
    return undefined;
  }
};

/** Whether the machine held this process up meanwhile. */
function watchHiccups(): () => boolean {
  let last = performance.now();
  let worst = 0;
  const look = () => {
    const now = performance.now();
    worst = Math.max(worst, now - last - BEAT);
    last = now;
  };
  const timer = setInterval(look, BEAT);
  return () => {
    look();
    clearInterval(timer);
    return worst > HICCUP;
  };
}

/** Runs the script with a real shell, in a PID namespace of its own; undefined when the machine was too busy to tell. */
export function runReal(name: ShellName, { script, deliveries, asInit }: Case): Promise<Outcome | undefined> {
  const command = [...commandOf[name], '-c', script];
  const argv = asInit ? command : ['dash', '-c', asChild, 'dash', ...command];
  const child: ChildProcess = spawn('unshare', [...namespace, '/bin/sh', '-c', begin, 'sh', ...argv], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', HOME: '/root', LC_ALL: 'C', NODE_ENV: 'test' },
  });
  const texts = ['', '', ''];
  for (const fd of [1, 2] as const)
    child.stdio[fd]?.on('data', (data: Buffer) => {
      texts[fd] += data.toString('latin1');
    });
  const timers: NodeJS.Timeout[] = [];
  let started = performance.now();
  child.stdio[3]?.once('data', () => {
    started = performance.now();
    for (const { at, signal } of deliveries) {
      timers.push(
        setTimeout(() => {
          const init = childOf(child.pid ?? 0);
          const target = asInit || init === undefined ? init : childOf(init);
          if (target === undefined) return;
          try {
            process.kill(target, `SIG${signal}`);
          } catch {
            // It has ended.
          }
        }, at),
      );
    }
  });
  const hiccups = watchHiccups();
  return new Promise((resolve) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT);
    child.once('close', (code, killed) => {
      clearTimeout(limit);
      for (const timer of timers) clearTimeout(timer);
      if (hiccups()) return resolve(undefined);
      // unshare can't kill itself with the KILL that ended its child, and says so.
      const stderr = (texts[2] ?? '').replace(unshareFailed, '');
      resolve({
        stdout: texts[1] ?? '',
        stderr,
        status: stderr === texts[2] ? (code ?? 128 + (killed ? constants.signals[killed] : 0)) : 137,
        elapsed: performance.now() - started,
      });
    });
  });
}
