import type { Run } from '../../kernel/syscalls';
import { parseScript } from '../ast';
import type { Shell } from './shell';
import { apart } from './trampoline';
import type { PseudoSignal } from './traps';

/** Runs the commands of signals that came, lowest number first. A safe point: between commands, never inside one. */
export function* runTraps(shell: Shell): Run<void> {
  while (shell.traps.pending) {
    const signal = shell.traps.take();
    if (signal === undefined) return;
    const action = shell.traps.action(signal);
    if (action) yield* runAction(shell, action, true);
  }
}

/** $? is what it was before, unless the trap leaves the shell. */
function* runAction(shell: Shell, action: string, keepStatus: boolean): Run<void> {
  const { pipeStatus, line, source, savedStatus } = shell;
  const status = (shell.dialect.bash ? undefined : savedStatus) ?? shell.status;
  shell.savedStatus = status;
  yield* apart(
    shell.interpreter.runScript(
      shell,
      parseScript(action, { dialect: shell.dialect, aliases: shell.aliases, line: 1 }),
      { last: false },
      'trap',
    ),
  );
  shell.savedStatus = savedStatus;
  shell.line = line;
  shell.source = source;
  if (!keepStatus) return;
  shell.status = status;
  shell.pipeStatus = pipeStatus;
}

/** Once, when the shell ends. Gives the exit status. */
export function* runExitTrap(shell: Shell, status: number): Run {
  const action = shell.traps.action('EXIT');
  if (!action) return status;
  shell.traps.set('EXIT', undefined, false);
  shell.status = status;
  shell.loops = 0;
  yield* runAction(shell, action, true);
  return status;
}

export function* runPseudoTrap(shell: Shell, name: PseudoSignal): Run<void> {
  const action = shell.traps.action(name);
  if (!action || shell.inPseudoTrap) return;
  shell.inPseudoTrap = true;
  try {
    yield* runAction(shell, action, true);
  } finally {
    shell.inPseudoTrap = false;
  }
}
