import type { KernelEvent } from '@/simulator/kernel/events';
import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import type { Steps } from './steps';

/** A process of the container; numbers as inside, `hostPid` as outside. */
export interface ProcessSeen {
  readonly pid: number;
  readonly ppid: number;
  readonly argv: readonly string[];
  /** R, S, D, T, Z as ps prints it. */
  readonly state: string;
  readonly uid: number;
  readonly hostPid: number;
}

/** The container's processes, zombies too; looked at from the host, so that nothing runs inside. */
export function* processes(machine: Machine, container: string): Steps<ProcessSeen[]> {
  const pids = livingPids(machine.events, container);
  if (pids.length === 0) return [];
  const list = pids.length === 1 ? `${pids[0]}` : `{${pids.join(',')}}`;
  const { stdout } = yield* runLine(machine, `head -c 4000 /proc/${list}/{status,cmdline}`);
  const files = readFiles(stdout);
  const seen = pids.flatMap((hostPid) => readProcess(hostPid, files) ?? []);
  const inside = new Map(seen.map(({ hostPid, pid }) => [hostPid, pid]));
  return seen.map((one) => ({ ...one, ppid: inside.get(one.ppid) ?? 0 })).sort((a, b) => a.pid - b.pid);
}

function livingPids(events: readonly KernelEvent[], container: string): number[] {
  const pids = new Set<number>();
  for (const event of events) {
    if (event.container !== container) continue;
    if (event.type === 'fork') pids.add(event.pid);
    if (event.type === 'reap') pids.delete(event.pid);
  }
  return [...pids];
}

// head(1) with several files: "==> NAME <==", the text, an empty line.
function readFiles(text: string): Map<string, string> {
  const parts = text.split(/^==> (.*) <==\n/m);
  const files = new Map<string, string>();
  for (let at = 1; at < parts.length; at += 2) files.set(parts[at] ?? '', (parts[at + 1] ?? '').replace(/\n$/, ''));
  return files;
}

function readProcess(hostPid: number, files: ReadonlyMap<string, string>): ProcessSeen | undefined {
  const status = files.get(`/proc/${hostPid}/status`);
  if (status === undefined) return undefined;
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.split(/\s+/) ?? [];
  const argv = (files.get(`/proc/${hostPid}/cmdline`) ?? '')
    .split('\0')
    .filter((word, i, all) => i < all.length - 1 || word !== '');
  return {
    pid: Number(field('NSpid').at(-1)),
    ppid: Number(field('PPid')[0]),
    argv: argv.length > 0 ? argv : [`[${field('Name').join(' ')}]`],
    state: field('State')[0] ?? '?',
    uid: Number(field('Uid')[1]),
    hostPid,
  };
}
