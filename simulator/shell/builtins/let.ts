import { evaluateText } from '../interpreter/expand/arithmetic';
import type { Builtin } from './builtin';

export const letBuiltin: Builtin = {
  in: ['bash', 'ash'],
  *run(shell, args) {
    if (args.length === 0) {
      yield* shell.complain('expression expected');
      return shell.dialect.bash ? 1 : 2;
    }
    let value = 0n;
    for (const arg of args) value = yield* evaluateText(shell, arg);
    return value === 0n ? 1 : 0;
  },
};
