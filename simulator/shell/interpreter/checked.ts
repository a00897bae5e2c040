import type { Run } from '../../kernel/syscalls';
import { ExitShell } from './control';
import { runPseudoTrap } from './run-traps';
import type { Shell } from './shell';

/** A command failed where nobody looks: the ERR trap, and `set -e`. */
export function* checked(shell: Shell, status: number): Run {
  shell.status = status;
  if (status === 0 || shell.tested > 0) return status;
  if (shell.traps.action('ERR') && (shell.calls.length === 0 || shell.options.has('errtrace')))
    yield* runPseudoTrap(shell, 'ERR');
  if (shell.options.has('errexit')) throw new ExitShell(status);
  return status;
}
