import type { Run } from '../../kernel/syscalls';
import type { Shell } from '../interpreter/shell';
import { evaluateTest, TestError } from '../interpreter/test-expression';
import type { Builtin } from './builtin';

export const test: Builtin = {
  *run(shell, args) {
    return yield* decide(shell, args, 'test');
  },
};

export const bracket: Builtin = {
  *run(shell, args) {
    if (args.at(-1) !== ']') {
      if (shell.dialect.name === 'ash') yield* shell.warn('missing ]');
      else yield* shell.complain(shell.dialect.bash ? "missing `]'" : 'missing ]');
      return 2;
    }
    return yield* decide(shell, args.slice(0, -1), '[');
  },
};

function* decide(shell: Shell, args: readonly string[], _name: string): Run {
  try {
    return evaluateTest(shell, args) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TestError)) throw error;
    if (shell.dialect.name === 'ash') yield* shell.warn(error.message);
    else yield* shell.complain(error.message);
    return 2;
  }
}
