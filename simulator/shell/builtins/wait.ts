import { Errno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { assignVariable } from '../interpreter/assign';
import { exitCode, type Job, stateOf } from '../interpreter/jobs';
import { waitForChange } from '../interpreter/processes';
import { reportSignal } from '../interpreter/report';
import type { Shell } from '../interpreter/shell';
import { type Builtin, refuseOption } from './builtin';

export const wait: Builtin = {
  *run(shell, args) {
    let next = false;
    let variable: string | undefined;
    let i = 0;
    for (; /^-./.test(args[i] ?? ''); i++) {
      const arg = args[i] ?? '';
      if (arg === '--') {
        i++;
        break;
      }
      if (arg === '-n' && shell.dialect.name !== 'dash') next = true;
      else if (arg === '-f' && shell.dialect.bash) continue;
      else if (arg === '-p' && shell.dialect.bash) variable = args[++i];
      else return yield* refuseOption(shell, arg.slice(1, 2), 'wait [-fn] [-p var] [id ...]');
    }
    const words = args.slice(i);
    try {
      if (next) return yield* waitNext(shell, words, variable);
      if (words.length === 0) return yield* waitAll(shell);
      let status = 0;
      for (const word of words) status = yield* waitOne(shell, word, variable);
      return status;
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      return 128 + error.signal;
    }
  },
};

/** A trapped signal came: `wait` returns at once, and the trap runs next. */
class Interruption extends Error {
  readonly signal: number;
  constructor(signal: number) {
    super('interrupted');
    this.signal = signal;
  }
}

function* change(shell: Shell): Run<'changed' | 'none'> {
  for (;;) {
    checkTraps(shell);
    try {
      return yield* waitForChange(shell);
    } catch (error) {
      if (!(error instanceof Errno) || error.code !== 'EINTR') throw error;
      shell.checkSignals();
    }
  }
}

function checkTraps(shell: Shell): void {
  const signal = shell.traps.peek();
  if (signal !== undefined) throw new Interruption(signal);
}

function* waitAll(shell: Shell): Run {
  const running = (): boolean => shell.jobs.everything().some((job) => !job.foreground && stateOf(job) === 'running');
  while (running()) if ((yield* change(shell)) === 'none') break;
  for (const job of shell.jobs.everything()) if (stateOf(job) === 'done') yield* collect(shell, job);
  return 0;
}

function* waitOne(shell: Shell, word: string, variable: string | undefined): Run {
  const job = word.startsWith('%')
    ? shell.jobs.find(word)
    : /^\d+$/.test(word)
      ? shell.jobs.holding(Number(word))
      : undefined;
  const pid = word.startsWith('%') ? job?.processes.at(-1)?.pid : Number(word);
  if (word.startsWith('%') && !job) return yield* noSuchJob(shell, word);
  if (!word.startsWith('%') && !/^\d+$/.test(word)) {
    yield* shell.complain(
      shell.dialect.bash
        ? `\`${word}': not a pid or valid job spec`
        : shell.dialect.name === 'dash'
          ? `Illegal number: ${word}`
          : `Illegal number: ${word}`,
    );
    return shell.dialect.bash ? 1 : 2;
  }
  if (pid === undefined) return 127;
  const ended = (): boolean =>
    job
      ? (job.processes.find((p) => p.pid === pid)?.status !== undefined && stateOf(job) !== 'running') ||
        shell.jobs.statusOf(pid) !== undefined
      : shell.jobs.statusOf(pid) !== undefined;
  if (!job && !ended()) {
    if (shell.dialect.bash) yield* shell.complain(`pid ${word} is not a child of this shell`);
    return 127;
  }
  while (!ended()) if ((yield* change(shell)) === 'none') break;
  const status = exitCode(shell.jobs.statusOf(pid) ?? job?.processes.find((p) => p.pid === pid)?.status);
  if (variable !== undefined) yield* assignVariable(shell, variable, String(pid));
  if (job && stateOf(job) === 'done') yield* collect(shell, job);
  return status;
}

/** bash: the first job that ended and was not collected, also one that ended before; ash likewise. */
function* waitNext(shell: Shell, words: readonly string[], variable: string | undefined): Run {
  const wanted = words.map((word) => (word.startsWith('%') ? shell.jobs.find(word) : shell.jobs.holding(Number(word))));
  const candidates = (): Job[] =>
    shell.jobs
      .everything()
      .filter((job) => !job.foreground && !job.collected && (words.length === 0 || wanted.includes(job)));
  for (;;) {
    const done = candidates().find((job) => stateOf(job) === 'done');
    if (done) {
      const last = done.processes.at(-1);
      if (variable !== undefined) yield* assignVariable(shell, variable, String(last?.pid ?? ''));
      yield* collect(shell, done);
      return exitCode(last?.status);
    }
    if (candidates().length === 0) return 127;
    if ((yield* change(shell)) === 'none') return 127;
  }
}

function* collect(shell: Shell, job: Job): Run<void> {
  job.collected = true;
  if (!job.notified && !job.foreground && !shell.interactive) yield* reportSignal(shell, job);
  job.notified = true;
  shell.jobs.remove(job);
}

function* noSuchJob(shell: Shell, word: string): Run {
  if (shell.dialect.bash) yield* shell.complain(`${word}: no such job`);
  else yield* shell.complain(shell.dialect.name === 'dash' ? `No such job: ${word}` : `${word}: no such job`);
  return shell.dialect.bash ? 127 : 2;
}
