import { signals } from '../../kernel/signal';
import type { Run, WaitStatus } from '../../kernel/syscalls';
import { printCommand } from '../syntax/print';
import { type Job, jobStatus, stateOf, textOf } from './jobs';
import type { Shell } from './shell';

// What shells say of jobs that changed.

const descriptions: Readonly<Record<number, string>> = {
  1: 'Hangup',
  2: 'Interrupt',
  3: 'Quit',
  4: 'Illegal instruction',
  5: 'Trace/breakpoint trap',
  6: 'Aborted',
  7: 'Bus error',
  8: 'Floating point exception',
  9: 'Killed',
  10: 'User defined signal 1',
  11: 'Segmentation fault',
  12: 'User defined signal 2',
  13: 'Broken pipe',
  14: 'Alarm clock',
  15: 'Terminated',
  16: 'Stack fault',
  17: 'Child exited',
  18: 'Continued',
  19: 'Stopped (signal)',
  20: 'Stopped',
  21: 'Stopped (tty input)',
  22: 'Stopped (tty output)',
  23: 'Urgent I/O condition',
  24: 'CPU time limit exceeded',
  25: 'File size limit exceeded',
  26: 'Virtual timer expired',
  27: 'Profiling timer expired',
  28: 'Window changed',
  29: 'I/O possible',
  30: 'Power failure',
  31: 'Bad system call',
};

/** strsignal(3) */
export const describeSignal = (signal: number): string =>
  descriptions[signal] ?? (signal >= 34 ? `Real-time signal ${signal - 34}` : `Unknown signal ${signal}`);

function describeStatus(shell: Shell, status: WaitStatus | undefined): string {
  if (!status || 'continued' in status) return 'Running';
  if ('stopped' in status) return shell.dialect.bash ? 'Stopped' : describeSignal(status.stopped);
  if ('signaled' in status) return describeSignal(status.signaled) + (status.core ? ' (core dumped)' : '');
  if (status.exited === 0) return 'Done';
  return shell.dialect.bash ? `Exit ${status.exited}` : `Done(${status.exited})`;
}

/** `jobs -l` names each process of a pipeline. */
function memberTexts(job: Job): string[] {
  const { command } = job;
  return typeof command === 'object' && command.kind === 'pipeline' && command.commands.length === job.processes.length
    ? command.commands.map(printCommand)
    : [textOf(job)];
}

/** What `jobs` says of one, or a notice. */
export function describeJob(shell: Shell, job: Job, long = false): string {
  const state = stateOf(job);
  const word =
    state === 'running'
      ? 'Running'
      : describeStatus(shell, state === 'done' ? job.processes.at(-1)?.status : jobStatus(job));
  const pid = long ? `${String(job.processes[0]?.pid ?? job.pgid).padStart(5)} ` : '';
  const mark = shell.jobs.mark(job);
  if (!shell.dialect.bash) {
    const shown = shell.dialect.name === 'dash' && !shell.options.has('monitor') ? '' : textOf(job);
    return `[${job.id}] ${mark} ${pid}${word.padEnd(26)} ${shown}\n`;
  }
  const ampersand = state === 'running' ? ' &' : '';
  const status = word.padEnd(23);
  if (!long) return `[${job.id}]${mark}  ${status} ${textOf(job)}${ampersand}\n`;
  const texts = memberTexts(job);
  const lines = job.processes.map(({ pid: member }, i) =>
    i === 0
      ? `[${job.id}]${mark} ${String(member).padStart(5)} ${status} ${texts[0]}`
      : `     ${String(member).padStart(5)} ${' '.repeat(22)}| ${texts[i]}`,
  );
  return `${lines.join('\n')}${ampersand}\n`;
}

/** Says that a job which was waited for died by a signal. */
export function* reportSignal(shell: Shell, job: Job): Run<void> {
  if (!shell.dialect.bash) {
    for (const process of job.processes) yield* reportPlain(shell, process.status);
    return;
  }
  const status = job.processes.at(-1)?.status;
  if (!status || !('signaled' in status)) return;
  const { signaled } = status;
  if (signaled === signals.INT || signaled === signals.PIPE) return;
  if (!shell.interactive && signaled !== signals.TERM && shell.traps.action(signaled) === undefined) {
    const pid = String(job.processes.at(-1)?.pid ?? 0).padStart(5);
    yield* shell.warn(`${pid} ${describeStatus(shell, status).padEnd(23)} ${textOf(job)}`);
  } else if (job.foreground) yield* shell.writeError(`${describeStatus(shell, status)}\n`);
}

function* reportPlain(shell: Shell, status: WaitStatus | undefined): Run<void> {
  if (!status || !('signaled' in status) || status.signaled === signals.INT || status.signaled === signals.PIPE) return;
  yield* shell.writeError(`${describeStatus(shell, status)}\n`);
}

/** Tells of background jobs that ended since the last time: before a prompt, or between commands of a bash script. */
export function* notify(shell: Shell): Run<void> {
  for (const job of shell.jobs.all()) {
    if (job.foreground || job.notified) continue;
    const state = stateOf(job);
    if (state === 'running') continue;
    job.notified = true;
    if (shell.interactive) {
      yield* shell.writeError((state === 'stopped' && shell.dialect.bash ? '\n' : '') + describeJob(shell, job));
    } else if (shell.dialect.bash && !shell.mutesJobs) yield* reportSignal(shell, job);
    if (state === 'done' && shell.interactive) shell.jobs.remove(job);
  }
}
