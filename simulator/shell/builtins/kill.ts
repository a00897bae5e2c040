import { asErrno } from '../../kernel/errno';
import { parseSignal, signalName, signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { isEnded, type Job, stateOf } from '../interpreter/jobs';
import type { Shell } from '../interpreter/shell';
import type { Builtin } from './builtin';
import { signalTable } from './signal-table';

export const kill: Builtin = {
  *run(shell, args) {
    let signal: number = signals.TERM;
    let rest = args;
    const first = rest[0] ?? '';
    if (first === '-l' || first === '-L') return yield* list(shell, rest.slice(1));
    if (first === '-s' || (first === '-n' && shell.dialect.bash)) {
      const parsed = signalOf(rest[1] ?? '');
      if (parsed === undefined) return yield* badSignal(shell, rest[1] ?? '');
      signal = parsed;
      rest = rest.slice(2);
    } else if (/^-./.test(first) && first !== '--') {
      const parsed = signalOf(first.slice(1));
      if (parsed === undefined) return yield* badSignal(shell, first.slice(1));
      signal = parsed;
      rest = rest.slice(1);
    }
    if (rest[0] === '--') rest = rest.slice(1);
    if (rest.length === 0) return yield* usage(shell);
    shell.killed = shell.interactive && shell.dialect.bash;
    let status = 0;
    for (const word of rest)
      if (!(yield* send(shell, word, signal))) status = !shell.dialect.bash && word.startsWith('%') ? 2 : 1;
    return status;
  },
};

const signalOf = (word: string): number | undefined =>
  word === '0' || word.toUpperCase() === 'EXIT' ? 0 : parseSignal(word);

function* send(shell: Shell, word: string, signal: number): Run<boolean> {
  let pid = Number(word);
  if (word.startsWith('%')) {
    const job = shell.jobs.find(word);
    if (!job) {
      yield* shell.complain(shell.dialect.name === 'dash' ? `No such job: ${word}` : `${word}: no such job`);
      return false;
    }
    if (!job.control) {
      for (const process of job.processes) if (!process.status) yield* shell.sys.kill(process.pid, signal);
      return true;
    }
    pid = -job.pgid;
    noteKill(shell, job, signal);
    if (stateOf(job) === 'stopped' && (signal === signals.TERM || signal === signals.HUP)) {
      yield* shell.sys.kill(pid, signal);
      yield* shell.sys.kill(pid, signals.CONT);
      return true;
    }
  } else if (!/^-?\d+$/.test(word)) {
    if (shell.dialect.bash) yield* shell.complain(`${word}: arguments must be process or job IDs`);
    else if (shell.dialect.name === 'dash') yield* shell.complain(`Illegal number: ${word}`);
    else yield* shell.warn(`invalid number '${word}'`);
    return false;
  }
  try {
    yield* shell.sys.kill(pid, signal);
    return true;
  } catch (error) {
    const { message } = asErrno(error);
    if (shell.dialect.bash) yield* shell.complain(`(${word}) - ${message}`);
    else if (shell.dialect.name === 'dash') yield* shell.complain(`${message}\n`);
    else yield* shell.warn(`can't kill pid ${word}: ${message}`);
    return false;
  }
}

/** bash: a stopped job that gets a signal is told of again; one that is continued runs in the background. */
function noteKill(shell: Shell, job: Job, signal: number): void {
  if (!shell.dialect.bash || stateOf(job) !== 'stopped') return;
  if (signal !== signals.CONT) {
    job.notified = false;
    return;
  }
  for (const process of job.processes) if (!isEnded(process.status)) process.status = undefined;
  job.foreground = false;
  job.notified = true;
}

function* list(shell: Shell, words: readonly string[]): Run {
  if (words.length === 0) {
    if (shell.dialect.bash) yield* shell.write(signalTable());
    else if (shell.dialect.name === 'dash')
      for (let s = 0; s <= 64; s++)
        yield* shell.write(`${s === 0 || s === signals.STKFLT ? s : (signalName(s) ?? s)}\n`);
    else
      for (let s = 1; s <= 31; s++)
        yield* shell.write(`${String(s).padStart(2)}) ${signalName(s) === 'IO' ? 'POLL' : signalName(s)}\n`);
    return 0;
  }
  let status = 0;
  for (const word of words) {
    if (/^\d+$/.test(word)) {
      const code = Number(word) > 128 ? Number(word) - 128 : Number(word);
      const name = code === 0 ? (shell.dialect.bash ? 'EXIT' : '0') : signalName(code);
      if (name || shell.dialect.name === 'ash') yield* shell.write(`${name ?? code}\n`);
      else {
        yield* shell.complain(
          shell.dialect.bash
            ? `${word}: invalid signal specification`
            : `invalid signal number or exit status: ${word}`,
        );
        status = shell.dialect.bash ? 1 : 2;
      }
      continue;
    }
    const signal = parseSignal(word);
    if (shell.dialect.name === 'dash' || signal === undefined) {
      yield* shell.complain(
        shell.dialect.name === 'dash' ? `Illegal number: ${word}` : `${word}: invalid signal specification`,
      );
      status = shell.dialect.bash ? 1 : 2;
    } else yield* shell.write(`${signal}\n`);
  }
  return status;
}

function* badSignal(shell: Shell, word: string): Run {
  if (shell.dialect.bash) {
    yield* shell.complain(`${word}: invalid signal specification`);
    return 1;
  }
  if (shell.dialect.name === 'dash') {
    yield* shell.complain(
      /^[A-Za-z]/.test(word) ? `Illegal option -${word[0]}` : `invalid signal number or name: ${word}`,
    );
    return 2;
  }
  yield* shell.warn(`bad signal name '${word}'`);
  return 1;
}

function* usage(shell: Shell): Run {
  if (shell.dialect.bash)
    yield* shell.writeError(
      'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n',
    );
  else if (shell.dialect.name === 'dash')
    yield* shell.complain('Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]');
  else yield* shell.warn('you need to specify whom to kill');
  return shell.dialect.name === 'ash' ? 1 : 2;
}
