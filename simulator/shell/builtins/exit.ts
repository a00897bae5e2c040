import { ExitShell } from '../interpreter/control';
import { stateOf } from '../interpreter/jobs';
import type { Builtin } from './builtin';

export const exit: Builtin = {
  special: true,
  *run(shell, [word], { name }) {
    if (shell.interactive && shell.dialect.bash && shell.subshell === 0) {
      yield* shell.writeError(name === 'logout' ? 'logout\n' : 'exit\n');
      if (!shell.warnedOfJobs && shell.jobs.all().some((job) => stateOf(job) === 'stopped')) {
        yield* shell.writeError('There are stopped jobs.\n');
        shell.warnedOfJobs = true;
        return 1;
      }
    }
    if (word === undefined) throw new ExitShell(shell.savedStatus ?? shell.status);
    if (!/^\s*[-+]?\d+\s*$/.test(word)) {
      yield* shell.complain(shell.dialect.bash ? `${word}: numeric argument required` : `Illegal number: ${word}`);
      throw new ExitShell(2);
    }
    if (!shell.dialect.bash && word.startsWith('-')) {
      yield* shell.complain(`Illegal number: ${word}`);
      throw new ExitShell(2);
    }
    throw new ExitShell(Number(BigInt(word.trim()) & 255n));
  },
};
