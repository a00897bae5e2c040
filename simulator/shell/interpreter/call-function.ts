import { signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { Discard, ReturnFrom } from './control';
import { runCommand } from './execute';
import { runPseudoTrap } from './run-traps';
import type { FunctionDefinition, Shell } from './shell';

/** dash's own limit; bash and ash run out of stack later, with a segmentation fault. */
const DEPTH = 1000;

export function* callFunction(shell: Shell, name: string, definition: FunctionDefinition, args: readonly string[]): Run {
  if (shell.calls.length >= DEPTH) yield* tooDeep(shell, name);
  const { positional, loops, optionIndex } = shell;
  shell.calls.push({ name, line: shell.line });
  shell.positional = args;
  shell.loops = 0;
  shell.variables.pushScope();
  try {
    return yield* runCommand(shell, definition.body, { last: false });
  } catch (error) {
    if (!(error instanceof ReturnFrom)) throw error;
    return error.status;
  } finally {
    shell.variables.popScope();
    shell.positional = positional;
    shell.loops = loops;
    shell.optionIndex = optionIndex;
    shell.calls.pop();
    if (shell.traps.action('RETURN') && shell.options.has('functrace')) yield* runPseudoTrap(shell, 'RETURN');
  }
}

function* tooDeep(shell: Shell, name: string): Run<void> {
  if (shell.dialect.name === 'dash') yield* shell.warn(`Maximum function recursion depth (${DEPTH}) reached`);
  else if (shell.dialect.bash) yield* shell.warn(`${name}: maximum function nesting level exceeded (${DEPTH})`);
  else yield* shell.sys.kill(shell.sys.pid, signals.SEGV);
  throw new Discard(shell.dialect.fatalStatus, true);
}
