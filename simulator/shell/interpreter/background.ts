import type { Run } from '../../kernel/syscalls';
import type { Command } from '../tree';
import { knowsJobs, runMember, startMembers } from './pipeline';
import { fork } from './processes';
import type { Shell } from './shell';

/** `command &`: starts it and goes on; status 0. */
export function* runBackground(shell: Shell, command: Command): Run {
  const plain = command.kind === 'pipeline' && command.commands.length > 1 && !command.negated && !command.timed;
  const pids = plain
    ? yield* startMembers(shell, command, true)
    : [
        yield* fork(shell, { background: true, group: 0, keepsJobs: knowsJobs(shell, command) }, (child) =>
          runMember(child, command),
        ),
      ];
  const job = shell.jobs.add(pids[0] ?? 0, pids, command, false, shell.options.has('monitor'));
  shell.lastBackground = pids.at(-1);
  if (shell.interactive && shell.options.has('monitor'))
    yield* shell.writeError(shell.dialect.bash ? `[${job.id}] ${shell.lastBackground}\n` : '');
  return 0;
}
