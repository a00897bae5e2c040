import { Discard } from '../interpreter/control';
import type { Builtin } from './builtin';

export const shift: Builtin = {
  special: true,
  *run(shell, [word]) {
    const count = word === undefined ? 1 : Number(word);
    if (!Number.isInteger(count) || count < 0) {
      yield* shell.complain(
        shell.dialect.bash
          ? `${word}: ${Number.isNaN(count) ? 'numeric argument required' : 'shift count out of range'}`
          : `Illegal number: ${word}`,
      );
      if (!shell.dialect.bash) throw new Discard(2);
      return 1;
    }
    if (count > shell.positional.length) {
      if (shell.dialect.name !== 'dash') return 1;
      return yield* shell.fail("can't shift that many");
    }
    shell.positional = shell.positional.slice(count);
    return 0;
  },
};
