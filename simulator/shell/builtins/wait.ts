import { signals } from '../../kernel/signal';
import { Terminated } from '../interpreter/control';
import { type Builtin, refuseOption } from './builtin';
import { waitAll, waitEach, waitNext } from './wait-bash';
import { WaitInterrupted } from './wait-change';
import { waitAllPlain, waitEachPlain, waitNextPlain } from './wait-plain';

/** `wait`: options are bash's and ash's; each shell keeps account of its jobs in its own way. */
export const wait: Builtin = {
  *run(shell, args) {
    let next = false;
    let variable: string | undefined;
    let i = 0;
    for (; /^-./.test(args[i] ?? ''); i++) {
      const arg = args[i] ?? '';
      if (arg === '--') {
        i++;
        break;
      }
      if (arg === '-n' && shell.dialect.name !== 'dash') next = true;
      else if (arg === '-f' && shell.dialect.bash) continue;
      else if (arg === '-p' && shell.dialect.bash) variable = args[++i];
      else return yield* refuseOption(shell, arg.slice(1, 2), 'wait [-fn] [-p var] [id ...]');
    }
    const words = args.slice(i);
    try {
      if (shell.dialect.bash) {
        if (next) return yield* waitNext(shell, words, variable);
        return words.length === 0 ? yield* waitAll(shell) : yield* waitEach(shell, words, variable);
      }
      if (words.length > 0) return yield* waitEachPlain(shell, words);
      return next ? yield* waitNextPlain(shell) : yield* waitAllPlain(shell);
    } catch (error) {
      if (error instanceof Terminated && error.signal === signals.INT) shell.status = 128 + error.signal;
      if (!(error instanceof WaitInterrupted)) throw error;
      return 128 + error.signal;
    }
  },
};
