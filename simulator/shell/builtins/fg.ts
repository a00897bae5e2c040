import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { isEnded, type Job, stateOf, textOf } from '../interpreter/jobs';
import { waitForeground } from '../interpreter/processes';
import type { Shell } from '../interpreter/shell';
import type { Builtin } from './builtin';
import { findJob } from './jobs';

function* refuse(shell: Shell): Run<boolean> {
  if (!shell.dialect.bash || shell.options.has('monitor')) return false;
  yield* shell.complain('no job control');
  return true;
}

function* wake(shell: Shell, job: Job): Run<void> {
  for (const process of job.processes) if (!isEnded(process.status)) process.status = undefined;
  job.notified = false;
  try {
    yield* shell.sys.kill(-job.pgid, signals.CONT);
  } catch (error) {
    asErrno(error);
  }
}

export const fg: Builtin = {
  *run(shell, [word]) {
    if (yield* refuse(shell)) return 1;
    const job = yield* findJob(shell, word);
    if (!job) return shell.dialect.bash ? 1 : 2;
    if (!job.control) {
      yield* shell.complain(
        shell.dialect.bash
          ? `job ${job.id} not created under job control`
          : `job ${word ?? job.id} not created under job control`,
      );
      return shell.dialect.bash ? 1 : 2;
    }
    yield* shell.write(`${textOf(job)}\n`);
    job.foreground = true;
    if (stateOf(job) !== 'done') {
      if (shell.terminal !== undefined) shell.sys.tcsetpgrp(shell.terminal, job.pgid);
      yield* wake(shell, job);
    }
    return yield* waitForeground(shell, job);
  },
};

export const bg: Builtin = {
  *run(shell, words) {
    if (yield* refuse(shell)) return 1;
    for (const word of words.length > 0 ? words : [undefined]) {
      const job = yield* findJob(shell, word);
      if (!job) return shell.dialect.bash ? 1 : 2;
      if (stateOf(job) === 'running') {
        yield* shell.complain(`job ${job.id} already in background`);
        continue;
      }
      const mark = shell.jobs.mark(job);
      job.foreground = false;
      yield* shell.write(shell.dialect.bash ? `[${job.id}]${mark} ${textOf(job)} &\n` : `[${job.id}] ${textOf(job)}\n`);
      yield* wake(shell, job);
    }
    return 0;
  },
};

export const disown: Builtin = {
  in: ['bash'],
  *run(shell, args) {
    const words = args.filter((arg) => !/^-[ahr]+$/.test(arg));
    const all = args.some((arg) => /^-[hr]*[ar]/.test(arg));
    const jobs = all && words.length === 0 ? [...shell.jobs.all()] : [];
    for (const word of all ? words : words.length > 0 ? words : [undefined]) {
      const job = yield* findJob(shell, word);
      if (!job) return 1;
      jobs.push(job);
    }
    // -h: it only gets no SIGHUP when the shell ends, which sends none here.
    if (!args.some((arg) => /^-[ar]*h/.test(arg))) for (const job of jobs) shell.jobs.remove(job);
    return 0;
  },
};
