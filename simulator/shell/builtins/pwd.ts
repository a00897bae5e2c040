import { scalar } from '../interpreter/variables';
import type { Builtin } from './builtin';

export const pwd: Builtin = {
  *run(shell, args) {
    const physical = args.some((arg) => /^-L*P/.test(arg));
    const path = physical ? shell.sys.getcwd() : (scalar(shell.variables.get('PWD')) ?? shell.sys.getcwd());
    return (yield* shell.write(`${path}\n`)) ? 0 : 1;
  },
};
