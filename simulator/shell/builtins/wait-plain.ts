import type { Run } from '../../kernel/syscalls';
import { exitCode, type Job, stateOf } from '../interpreter/jobs';
import { reportSignal } from '../interpreter/report';
import type { Shell } from '../interpreter/shell';
import { nextChange, noSuchJob } from './wait-change';

// dash and ash: what was waited for stays in the job table until its place is needed.

export function* waitAllPlain(shell: Shell): Run {
  while (!markWaited(shell)) if ((yield* nextChange(shell)) === 'none') break;
  markWaited(shell);
  return 0;
}

/** Says whether all jobs have ended. */
function markWaited(shell: Shell): boolean {
  const jobs = shell.jobs.all();
  for (const job of jobs) if (stateOf(job) === 'done') job.waited = true;
  return jobs.every((job) => job.foreground || stateOf(job) !== 'running');
}

export function* waitEachPlain(shell: Shell, words: readonly string[]): Run {
  let status = 127;
  for (const word of words) {
    const named = word.startsWith('%');
    if (!named && !/^\d+$/.test(word)) {
      yield* shell.complain(`Illegal number: ${word}`);
      return 2;
    }
    const job = named
      ? shell.jobs.find(word)
      : shell.jobs.all().find(({ processes }) => processes.at(-1)?.pid === Number(word));
    if (named && !job) return yield* noSuchJob(shell, word);
    if (job) status = yield* waitFor(shell, job);
    else status = 127;
  }
  return status;
}

/** Its death by a signal is told only when it is waited for. */
function* waitFor(shell: Shell, job: Job): Run {
  const tell = stateOf(job) === 'running';
  while (stateOf(job) === 'running') if ((yield* nextChange(shell)) === 'none') break;
  if (tell && stateOf(job) === 'done' && !shell.interactive) yield* reportSignal(shell, job);
  job.waited = true;
  return exitCode(job.processes.at(-1)?.status);
}

/** ash: the first that ends with 0 ends the wait with 0. Failures go on waiting and give 129, as its own slip has it. */
export function* waitNextPlain(shell: Shell): Run {
  if (shell.jobs.all().length === 0) return 127;
  if (markWaited(shell)) return 0;
  const before = new Set(shell.jobs.all().filter((job) => stateOf(job) === 'done'));
  for (;;) {
    const change = yield* nextChange(shell);
    const ended = shell.jobs.all().find((job) => stateOf(job) === 'done' && !before.has(job));
    if (change === 'none' || !ended) return 129;
    if (exitCode(ended.processes.at(-1)?.status) === 0) return 0;
    before.add(ended);
  }
}
