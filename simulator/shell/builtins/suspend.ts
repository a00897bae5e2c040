import { signals } from '../../kernel/signal';
import type { Builtin } from './builtin';

export const suspend: Builtin = {
  in: ['bash'],
  *run(shell) {
    if (!shell.options.has('monitor')) {
      yield* shell.complain('cannot suspend: no job control');
      return 1;
    }
    yield* shell.sys.kill(shell.sys.pid, signals.STOP);
    return 0;
  },
};
