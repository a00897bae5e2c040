import type { Run } from '../../kernel/syscalls';
import { type Job, stateOf } from '../interpreter/jobs';
import { reap } from '../interpreter/processes';
import { describeJob } from '../interpreter/report';
import type { Shell } from '../interpreter/shell';
import { type Builtin, refuseOption, takeFlags } from './builtin';

export const jobs: Builtin = {
  *run(shell, args) {
    const { flags, rest, bad } = takeFlags(args, shell.dialect.bash ? 'lnprsx' : 'lp');
    if (bad) return yield* refuseOption(shell, bad, 'jobs [-lnprs] [jobspec ...] or jobs -x command [args]');
    yield* reap(shell);
    const list: Job[] = [];
    for (const word of rest) {
      const job = shell.jobs.find(word);
      if (!job) {
        yield* shell.complain(shell.dialect.name === 'dash' ? `No such job: ${word}` : `${word}: no such job`);
        return shell.dialect.bash ? 1 : 2;
      }
      list.push(job);
    }
    for (const job of rest.length > 0 ? list : shell.jobs.all()) {
      const state = stateOf(job);
      if (job.foreground && state !== 'stopped') continue;
      if ((flags.has('r') && state !== 'running') || (flags.has('s') && state !== 'stopped')) continue;
      yield* shell.write(flags.has('p') ? `${job.pgid}\n` : describeJob(shell, job, flags.has('l')));
      job.notified = true;
    }
    for (const job of [...shell.jobs.all()]) if (stateOf(job) === 'done') shell.jobs.remove(job);
    return 0;
  },
};

/** The job a word names, or the current one; complains when there is none. */
export function* findJob(shell: Shell, word: string | undefined): Run<Job | undefined> {
  const job =
    word === undefined
      ? shell.jobs.current
      : /^\d+$/.test(word)
        ? (shell.jobs.holding(Number(word)) ?? shell.jobs.find(word))
        : shell.jobs.find(word);
  if (job) return job;
  const { name, bash } = shell.dialect;
  if (bash) yield* shell.complain(`${word ?? 'current'}: no such job`);
  else if (word === undefined) yield* shell.complain('No current job');
  else yield* shell.complain(name === 'dash' ? `No such job: ${word}` : `${word}: no such job`);
  return undefined;
}
