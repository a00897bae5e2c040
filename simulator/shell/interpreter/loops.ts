import type { Run } from '../../kernel/syscalls';
import type { Body, Command, Word } from '../tree';
import { tested } from './and-or';
import { assignVariable, unlessRefused } from './assign';
import { LoopJump } from './control';
import { expandArithmetic } from './expand/arithmetic';
import { expandWords } from './expand/word';
import { quoteIfNeeded } from './quote';
import { readLine } from './read-line';
import type { Shell } from './shell';
import { scalar } from './variables';
import { traceText } from './xtrace';

/** One turn. false when a `break` ends the loop; a jump to an outer loop is thrown on. */
function* turn(shell: Shell, body: Body): Run<boolean> {
  yield* shell.sys.tick();
  shell.loops++;
  try {
    yield* shell.interpreter.runBody(shell, body, { last: false });
    return true;
  } catch (error) {
    if (!(error instanceof LoopJump)) throw error;
    if (error.levels > 1 && shell.loops > 1) {
      error.levels--;
      throw error;
    }
    shell.status = 0;
    return error.kind === 'continue';
  } finally {
    shell.loops--;
  }
}

export function* runFor(shell: Shell, command: Command & { kind: 'for' }): Run {
  if (!/^[A-Za-z_]\w*$/.test(command.name)) {
    yield* shell.warn(`\`${command.name}': not a valid identifier`);
    return 1;
  }
  const values = command.words ? yield* expandWords(shell, command.words) : [...shell.positional];
  shell.status = 0;
  for (const value of values) {
    yield* traceText(shell, `for ${command.name} in ${command.words ? values.map(quoteIfNeeded).join(' ') : '"$@"'}`);
    const refused = yield* unlessRefused(shell, function* () {
      yield* assignVariable(shell, command.name, value);
      return false;
    });
    if (refused === undefined) return 1;
    if (!(yield* turn(shell, command.body))) break;
  }
  return shell.status;
}

export function* runArithmeticFor(shell: Shell, command: Command & { kind: 'arithmetic-for' }): Run {
  const value = function* (expression: Word, empty: bigint): Run<bigint> {
    if (expression.text.trim() === '') return empty;
    yield* traceText(shell, `(( ${expression.text.trim()} ))`);
    return yield* expandArithmetic(shell, expression);
  };
  shell.status = 0;
  for (yield* value(command.init, 0n); (yield* value(command.test, 1n)) !== 0n; yield* value(command.update, 0n)) {
    if (!(yield* turn(shell, command.body))) break;
  }
  return shell.status;
}

export function* runWhile(shell: Shell, command: Command & { kind: 'while' }): Run {
  let status = 0;
  for (;;) {
    shell.loops++;
    try {
      const test = yield* tested(shell, () => shell.interpreter.runBody(shell, command.test, { last: false }));
      if ((test === 0) === command.until) break;
    } catch (error) {
      if (!(error instanceof LoopJump)) throw error;
      if (error.levels > 1 && shell.loops > 1) {
        error.levels--;
        throw error;
      }
      if (error.kind === 'break') return 0;
      continue;
    } finally {
      shell.loops--;
    }
    const goes = yield* turn(shell, command.body);
    status = shell.status;
    if (!goes) return 0;
    yield* shell.interpreter.safePoint(shell);
  }
  return status;
}

export function* runSelect(shell: Shell, command: Command & { kind: 'select' }): Run {
  const values = command.words ? yield* expandWords(shell, command.words) : [...shell.positional];
  const width = String(values.length).length;
  let asks = true;
  for (;;) {
    const menu = values.map((value, i) => `${String(i + 1).padStart(width)}) ${value}\n`).join('');
    yield* shell.writeError((asks ? menu : '') + (scalar(shell.variables.get('PS3')) ?? '#? '));
    const line = yield* readLine(shell, 0, '\n');
    if (line === undefined) {
      yield* shell.write('\n');
      return 1;
    }
    asks = line.text === '';
    if (asks) continue;
    yield* assignVariable(shell, 'REPLY', line.text);
    yield* assignVariable(shell, command.name, values[Number(line.text) - 1] ?? '');
    if (!(yield* turn(shell, command.body))) return shell.status;
  }
}
