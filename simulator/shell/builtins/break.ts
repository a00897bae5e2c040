import { LoopJump } from '../interpreter/control';
import type { Builtin } from './builtin';

const jump = (kind: 'break' | 'continue'): Builtin => ({
  special: true,
  *run(shell, [word]) {
    const levels = word === undefined ? 1 : Number(word);
    if (!Number.isInteger(levels) || levels < 1) {
      yield* shell.complain(
        shell.dialect.bash
          ? Number.isNaN(levels)
            ? `${word}: numeric argument required`
            : `${word}: loop count out of range`
          : `Illegal number: ${word}`,
      );
      return shell.dialect.bash ? 1 : 2;
    }
    if (shell.loops === 0) {
      if (shell.dialect.bash) yield* shell.complain("only meaningful in a `for', `while', or `until' loop");
      return 0;
    }
    throw new LoopJump(kind, Math.min(levels, shell.loops));
  },
});

export const breakBuiltin = jump('break');
export const continueBuiltin = jump('continue');
