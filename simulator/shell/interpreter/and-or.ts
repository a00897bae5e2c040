import type { Run } from '../../kernel/syscalls';
import type { Command } from '../tree';
import type { Place } from './place';
import type { Shell } from './shell';

/** Runs a command whose failure is looked at: no `set -e`, no ERR trap, however deep. */
export function* tested<T>(shell: Shell, run: () => Run<T>): Run<T> {
  shell.tested++;
  try {
    return yield* run();
  } finally {
    shell.tested--;
  }
}

export function* runAndOr(shell: Shell, list: Command & { kind: 'and-or' }, place: Place): Run {
  const steps = [{ op: '', command: list.first }, ...list.rest];
  for (const [i, { op, command }] of steps.entries()) {
    if (op === '&&' && shell.status !== 0) continue;
    if (op === '||' && shell.status === 0) continue;
    const final = i === steps.length - 1;
    shell.status = final
      ? yield* shell.interpreter.runCommand(shell, command, place)
      : yield* tested(shell, () => shell.interpreter.runCommand(shell, command, { last: false }));
    if (!final) yield* shell.interpreter.safePoint(shell);
  }
  return shell.status;
}
