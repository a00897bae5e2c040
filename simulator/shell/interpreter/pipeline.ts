import type { Pid, Run } from '../../kernel/syscalls';
import type { Command, Pipeline } from '../tree';
import { tested } from './and-or';
import { checked } from './checked';
import type { Place } from './place';
import { fork, waitForeground } from './processes';
import type { Shell } from './shell';

export function* runPipeline(shell: Shell, pipeline: Pipeline, place: Place): Run {
  const started = { real: shell.sys.now() };
  const run = (): Run => runMembers(shell, pipeline, { last: place.last && !pipeline.negated && !pipeline.timed });
  let status = pipeline.negated ? yield* tested(shell, run) : yield* run();
  if (pipeline.timed) yield* reportTime(shell, pipeline.timed, shell.sys.now() - started.real);
  if (pipeline.negated) {
    status = status === 0 ? 1 : 0;
    shell.status = status;
  }
  return status;
}

function* runMembers(shell: Shell, pipeline: Pipeline, place: Place): Run {
  const [only] = pipeline.commands;
  if (!only) return 0;
  if (pipeline.commands.length === 1) return yield* shell.interpreter.runCommand(shell, only, place);
  const pids = yield* startMembers(shell, pipeline, false);
  const job = shell.jobs.add(pids[0] ?? 0, pids, pipeline, true, shell.options.has('monitor'));
  return yield* checked(shell, yield* waitForeground(shell, job));
}

/** Forks every member, each reading what the one before writes. */
export function* startMembers(shell: Shell, pipeline: Pipeline, background: boolean): Run<Pid[]> {
  const pids: Pid[] = [];
  let input: number | undefined;
  for (const [i, command] of pipeline.commands.entries()) {
    const final = i === pipeline.commands.length - 1;
    const [read, write] = final ? [undefined, undefined] : shell.sys.pipe();
    const from = input;
    const options = { background, keepsJobs: knowsJobs(shell, command) };
    pids.push(
      yield* fork(shell, { ...options, group: pids[0] ?? 0, hasInput: from !== undefined }, function* (child) {
        const { sys } = child;
        if (read !== undefined) sys.close(read);
        if (from !== undefined) moveFd(child, from, 0);
        if (write !== undefined) moveFd(child, write, 1);
        if (pipeline.stderrToo[i]) sys.dup2(1, 2);
        return yield* runMember(child, command);
      }),
    );
    if (from !== undefined) shell.sys.close(from);
    if (write !== undefined) shell.sys.close(write);
    input = read;
  }
  return pids;
}

/** Whether a command alone in its process still speaks of the jobs of the shell that forked it. */
export const knowsJobs = (shell: Shell, command: Command | undefined): boolean =>
  command?.kind === 'simple' && (shell.dialect.bash || (shell.dialect.name === 'ash' && /^jobs\b/.test(command.text)));

function moveFd(shell: Shell, from: number, to: number): void {
  if (from === to) return;
  shell.sys.dup2(from, to);
  shell.sys.close(from);
}

/** A command alone in its process. */
export function* runMember(child: Shell, command: Command): Run {
  if (command.kind === 'subshell') {
    return yield* child.interpreter.runBody(child, command.body, { last: true, alone: true });
  }
  // bash looks for a last command only in ( ) and single ones.
  return yield* child.interpreter.runCommand(child, command, {
    last: !child.dialect.bash || command.kind === 'simple',
    alone: true,
  });
}

function* reportTime(shell: Shell, format: 'bash' | 'posix', ms: number): Run<void> {
  const plain = (t: number): string => (t / 1000).toFixed(2);
  const long = (t: number): string => `${Math.floor(t / 60000)}m${((t % 60000) / 1000).toFixed(3)}s`;
  if (format === 'posix') yield* shell.writeError(`real ${plain(ms)}\nuser ${plain(0)}\nsys ${plain(0)}\n`);
  else yield* shell.writeError(`\nreal\t${long(ms)}\nuser\t${long(0)}\nsys\t${long(0)}\n`);
}
