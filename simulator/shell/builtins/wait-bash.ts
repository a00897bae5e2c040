import type { Run } from '../../kernel/syscalls';
import { assignVariable } from '../interpreter/assign';
import { exitCode, type Job, jobStatus, stateOf } from '../interpreter/jobs';
import { reportSignal } from '../interpreter/report';
import type { Shell } from '../interpreter/shell';
import { nextChange, noSuchJob } from './wait-change';

/** All background jobs; after it no status is remembered. */
export function* waitAll(shell: Shell): Run {
  const running = (): boolean => shell.jobs.all().some((job) => !job.foreground && stateOf(job) === 'running');
  while (running()) if ((yield* nextChange(shell)) === 'none') break;
  for (const job of shell.jobs.all()) if (stateOf(job) === 'done') yield* collect(shell, job);
  shell.jobs.forgetAll();
  return 0;
}

export function* waitEach(shell: Shell, words: readonly string[], variable: string | undefined): Run {
  let status = 0;
  for (const word of words) status = yield* waitOne(shell, word, variable);
  return status;
}

function* waitOne(shell: Shell, word: string, variable: string | undefined): Run {
  const { jobs } = shell;
  const named = word.startsWith('%');
  if (!named && !/^\d+$/.test(word)) {
    yield* shell.complain(`\`${word}': not a pid or valid job spec`);
    return 1;
  }
  const job = named ? jobs.find(word) : jobs.holding(Number(word));
  if (named && !job) return yield* noSuchJob(shell, word);
  const pid = named ? job?.processes.at(-1)?.pid : Number(word);
  if (pid === undefined) return 127;
  const own = () => job?.processes.find((p) => p.pid === pid)?.status;
  const ended = (): boolean =>
    jobs.statusOf(pid) !== undefined || (job !== undefined && own() !== undefined && stateOf(job) !== 'running');
  if (!job && !ended() && pid !== shell.lastSubstituted) {
    yield* shell.complain(`pid ${word} is not a child of this shell`);
    return 127;
  }
  if (job && stateOf(job) === 'stopped') {
    yield* shell.writeError(`${shell.prefix()}warning: wait_for_job: job ${job.id} is stopped\n`);
    return exitCode(jobStatus(job));
  }
  // A job of the shell that this one was forked from: no child of its own, ECHILD.
  while (!ended()) if ((yield* nextChange(shell)) === 'none') return 255;
  const status = exitCode(jobs.statusOf(pid) ?? own());
  if (variable !== undefined) yield* assignVariable(shell, variable, String(pid));
  if (job && stateOf(job) === 'done') yield* collect(shell, job);
  return status;
}

/** The first job that ended and was not collected, also one that ended before. */
export function* waitNext(shell: Shell, words: readonly string[], variable: string | undefined): Run {
  const wanted = words.map((word) => (word.startsWith('%') ? shell.jobs.find(word) : shell.jobs.holding(Number(word))));
  const candidates = (): Job[] =>
    shell.jobs.all().filter((job) => !job.foreground && !job.collected && (words.length === 0 || wanted.includes(job)));
  for (;;) {
    const done = candidates().find((job) => stateOf(job) === 'done');
    if (done) {
      const last = done.processes.at(-1);
      if (variable !== undefined) yield* assignVariable(shell, variable, String(last?.pid ?? ''));
      yield* collect(shell, done);
      return exitCode(last?.status);
    }
    if (candidates().length === 0) return 127;
    if ((yield* nextChange(shell)) === 'none') return 127;
  }
}

function* collect(shell: Shell, job: Job): Run<void> {
  job.collected = true;
  // At the prompt it is told of as any other.
  if (shell.interactive) return;
  if (!job.notified && !job.foreground && !shell.mutesJobs) yield* reportSignal(shell, job);
  job.notified = true;
  shell.jobs.remove(job);
}
