import { ReturnFrom } from '../interpreter/control';
import type { Builtin } from './builtin';

export const returnBuiltin: Builtin = {
  special: true,
  *run(shell, [word]) {
    if (shell.calls.length === 0 && shell.sourcing === 0 && shell.dialect.bash) {
      yield* shell.complain("can only `return' from a function or sourced script");
      return 2;
    }
    if (word !== undefined && !/^-?\d+$/.test(word)) {
      yield* shell.complain(shell.dialect.bash ? `${word}: numeric argument required` : `Illegal number: ${word}`);
      throw new ReturnFrom(2);
    }
    throw new ReturnFrom(
      word === undefined ? shell.status : shell.dialect.name === 'dash' ? Number(word) : Number(BigInt(word) & 255n),
    );
  },
};
