import type { Run } from '../../../kernel/syscalls';
import type { Word } from '../../tree';
import { type ArithmeticContext, ArithmeticError, evaluate } from '../arithmetic';
import { assignVariable } from '../assign';
import { Discard } from '../control';
import { readVariable, subscript } from '../parameters';
import type { Shell } from '../shell';

export function* expandArithmetic(shell: Shell, expression: Word): Run<bigint> {
  return yield* evaluateText(shell, yield* shell.interpreter.expandString(shell, expression));
}

/** Errors are printed and end the command. */
export function* evaluateText(shell: Shell, text: string): Run<bigint> {
  try {
    return yield* evaluate(text, contextOf(shell));
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error;
    const shown = text.trim();
    if (shell.dialect.bash) yield* shell.complain(`${shown}: ${bashMessage(error)}`);
    else if (shell.dialect.name === 'dash' && error.kind === 'digit')
      yield* shell.warn(`Illegal number: ${error.token}`);
    else if (shell.dialect.name === 'dash')
      yield* shell.warn(`arithmetic expression: ${dashMessage(error)}: "${text}"`);
    else yield* shell.warn(error.kind === 'division' ? 'divide by zero' : 'arithmetic syntax error');
    throw new Discard(shell.dialect.fatalStatus, shell.dialect.bash);
  }
}

export const contextOf = (shell: Shell): ArithmeticContext => ({
  extended: shell.dialect.syntax.longIncrement,
  *read(name, index) {
    const at = index === undefined ? undefined : yield* subscript(shell, name, index);
    const value = readVariable(shell, name, at);
    if (value === undefined && shell.options.has('nounset')) {
      yield* shell.warn(shell.dialect.bash ? `${name}: unbound variable` : `${name}: parameter not set`);
      throw new Discard(shell.dialect.bash ? (shell.source === 'script' || shell.subshell > 0 ? 1 : 127) : 2);
    }
    return value ?? '';
  },
  *write(name, index, value) {
    const at = index === undefined ? undefined : yield* subscript(shell, name, index);
    yield* assignVariable(shell, name, value, at === undefined ? {} : { index: at });
  },
});

function bashMessage(error: ArithmeticError): string {
  const token = ` (error token is "${error.token}")`;
  switch (error.kind) {
    case 'division':
      return `division by 0${token}`;
    case 'operand':
      return `syntax error: operand expected${token}`;
    case 'assignment':
      return `attempted assignment to non-variable${token}`;
    case 'base':
      return `invalid arithmetic base${token}`;
    case 'parenthesis':
      return `missing \`)'${token}`;
    case 'depth':
      return `expression recursion level exceeded${token}`;
    case 'exponent':
      return `exponent less than 0${token}`;
    case 'digit':
      return `value too great for base${token}`;
    case 'operator':
      return `syntax error: invalid arithmetic operator${token}`;
    case 'expression':
      return `syntax error in expression${token}`;
  }
}

function dashMessage(error: ArithmeticError): string {
  if (error.kind === 'division') return 'division by zero';
  if (error.kind === 'operand') return 'expecting primary';
  if (error.kind === 'parenthesis') return "expecting ')'";
  return 'expecting EOF';
}
