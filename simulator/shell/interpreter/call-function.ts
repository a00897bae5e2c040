import type { Run } from '../../kernel/syscalls';
import { Discard, ReturnFrom } from './control';
import { runPseudoTrap } from './run-traps';
import type { FunctionDefinition, Shell } from './shell';
import { apart } from './trampoline';
import { scalar } from './variables';

/** dash's own limit; bash has FUNCNEST, and like ash the end of its stack. */
const DASH_DEPTH = 1000;

export function* callFunction(
  shell: Shell,
  name: string,
  definition: FunctionDefinition,
  args: readonly string[],
): Run {
  yield* shell.sys.tick();
  yield* checkDepth(shell, name);
  const { positional, loops, optionIndex } = shell;
  shell.calls.push({ name, line: shell.line });
  shell.positional = args;
  shell.loops = 0;
  shell.variables.pushScope();
  try {
    return yield* apart(shell.interpreter.runCommand(shell, definition.body, { last: false }));
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

function* checkDepth(shell: Shell, name: string): Run<void> {
  const depth = shell.calls.length;
  if (shell.dialect.name === 'dash' && depth >= DASH_DEPTH)
    yield* shell.fail(`Maximum function recursion depth (${DASH_DEPTH}) reached`);
  const limit = shell.dialect.bash ? Number(scalar(shell.variables.get('FUNCNEST')) ?? 0) : 0;
  if (limit <= 0 || depth < limit) return;
  yield* shell.warn(`${name}: maximum function nesting level exceeded (${limit})`);
  throw new Discard(1, true);
}
