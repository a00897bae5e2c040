import { runBuiltin } from '../interpreter/simple';
import type { Builtin } from './builtin';

export const builtinCommand: Builtin = {
  in: ['bash'],
  *run(shell, args, call) {
    const words = args[0] === '--' ? args.slice(1) : args;
    const name = words[0];
    if (name === undefined) return 0;
    const builtin = shell.interpreter.findBuiltin(shell, name);
    if (builtin) return yield* runBuiltin(shell, builtin, words, call.arrays, call.place);
    yield* shell.complain(`${name}: not a shell builtin`);
    return 1;
  },
};
