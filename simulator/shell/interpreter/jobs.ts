import type { Pid, WaitStatus } from '../../kernel/syscalls';
import { printCommand } from '../syntax/print';
import type { Command } from '../tree';

export interface JobProcess {
  readonly pid: Pid;
  status: WaitStatus | undefined;
}

export interface Job {
  readonly id: number;
  readonly pgid: Pid;
  readonly processes: JobProcess[];
  readonly command: Command | string;
  foreground: boolean;
  /** The last change was told to the user. */
  notified: boolean;
  /** Somebody waited for it: `wait -n` gives it only once. */
  collected: boolean;
  /** dash and ash: `wait` has told of its end; its place in the table may be taken. */
  waited: boolean;
  /** Counts up with each time it became the current job. */
  rank: number;
  control: boolean;
}

export type JobState = 'running' | 'stopped' | 'done';

export const isEnded = (status: WaitStatus | undefined): boolean =>
  status !== undefined && ('exited' in status || 'signaled' in status);

export function stateOf(job: Job): JobState {
  if (job.processes.every((p) => isEnded(p.status))) return 'done';
  return job.processes.some((p) => p.status && 'stopped' in p.status) &&
    job.processes.every((p) => p.status && !('continued' in p.status))
    ? 'stopped'
    : 'running';
}

/** As $? shows it. */
export const exitCode = (status: WaitStatus | undefined): number =>
  !status
    ? 0
    : 'exited' in status
      ? status.exited
      : 'signaled' in status
        ? 128 + status.signaled
        : 'stopped' in status
          ? 128 + status.stopped
          : 0;

export const jobStatus = (job: Job): WaitStatus | undefined =>
  job.processes.find((p) => p.status && 'stopped' in p.status)?.status ?? job.processes.at(-1)?.status;

/** The command as `jobs` shows it. */
export const textOf = ({ command }: Job): string => (typeof command === 'string' ? command : printCommand(command));

/** The job table, and the status of every child that has ended. */
export class Jobs {
  #jobs: Job[] = [];
  #ended = new Map<Pid, WaitStatus>();
  #rank = 0;
  readonly #slots: boolean;

  /** `slots`: dash and ash number all jobs, foreground ones too, and forget a waited one when its place is needed. */
  constructor(slots: boolean) {
    this.#slots = slots;
  }

  /** In a forked shell. Where they are kept, `jobs` and `kill %1` know them, but they can't be waited for. */
  inherit(keep: boolean): Jobs {
    const copy = new Jobs(this.#slots);
    if (!keep) return copy;
    copy.#jobs = this.#jobs
      .filter((job) => !job.foreground)
      .map((job) => ({ ...job, processes: job.processes.map((process) => ({ ...process })), notified: true }));
    copy.#rank = this.#rank;
    return copy;
  }

  add(pgid: Pid, pids: readonly Pid[], command: Command | string, foreground: boolean, control: boolean): Job {
    const id = this.#slots
      ? this.claimSlot(control)
      : Math.max(0, ...this.#jobs.filter((j) => !j.foreground || j.control).map((j) => j.id)) + 1;
    const job: Job = {
      id,
      pgid,
      processes: pids.map((pid) => ({ pid, status: undefined })),
      command,
      foreground,
      notified: false,
      collected: false,
      waited: false,
      rank: ++this.#rank,
      control,
    };
    this.#jobs.push(job);
    return job;
  }

  /** The lowest free number. Without job control a job that was waited for makes room. */
  claimSlot(control: boolean): number {
    for (let id = 1; ; id++) {
      const holder = this.#jobs.find((job) => job.id === id);
      if (holder && (control || !holder.waited || stateOf(holder) !== 'done')) continue;
      if (holder) {
        this.remove(holder);
        for (const process of holder.processes) this.forget(process.pid);
      }
      return id;
    }
  }

  remove(job: Job): void {
    this.#jobs = this.#jobs.filter((j) => j !== job);
  }

  /** A child changed (wait(2) said so). */
  record(pid: Pid, status: WaitStatus): Job | undefined {
    if (isEnded(status)) this.#ended.set(pid, status);
    for (const job of this.#jobs) {
      const found = job.processes.find((p) => p.pid === pid && !isEnded(p.status));
      if (!found) continue;
      found.status = status;
      job.notified = false;
      if ('stopped' in status) this.touch(job);
      return job;
    }
    return undefined;
  }

  touch(job: Job): void {
    job.rank = ++this.#rank;
  }

  statusOf(pid: Pid): WaitStatus | undefined {
    return this.#ended.get(pid);
  }
  forget(pid: Pid): void {
    this.#ended.delete(pid);
  }
  forgetAll(): void {
    this.#ended.clear();
  }
  all(): readonly Job[] {
    return this.#jobs;
  }
  holding(pid: Pid): Job | undefined {
    return this.#jobs.find((job) => job.processes.some((p) => p.pid === pid));
  }

  /** Stopped jobs by recency, then running ones by number. */
  #order(): Job[] {
    const weight = (job: Job): number => (stateOf(job) === 'stopped' ? 1 : 0);
    return this.all()
      .filter((job) => !job.foreground || stateOf(job) === 'stopped')
      .sort((a, b) => weight(b) - weight(a) || (weight(a) > 0 ? b.rank - a.rank : b.id - a.id));
  }
  get current(): Job | undefined {
    return this.#order()[0];
  }
  get previous(): Job | undefined {
    return this.#order()[1];
  }
  mark(job: Job): '+' | '-' | ' ' {
    return job === this.current ? '+' : job === this.previous ? '-' : ' ';
  }

  /** %1 %+ %% %- %name %?text */
  find(spec: string): Job | undefined {
    const what = spec.replace(/^%/, '');
    if (what === '' || what === '+' || what === '%') return this.current;
    if (what === '-') return this.previous ?? this.current;
    if (/^\d+$/.test(what)) return this.all().find((job) => job.id === Number(what));
    if (what.startsWith('?')) return this.all().find((job) => textOf(job).includes(what.slice(1)));
    return this.all().find((job) => textOf(job).startsWith(what));
  }
}
