import { parseScript } from '../ast';
import { runScript } from '../interpreter/script';
import { apart } from '../interpreter/trampoline';
import type { Builtin } from './builtin';

export const evalBuiltin: Builtin = {
  special: true,
  *run(shell, args) {
    const outer = shell.builtin;
    shell.builtin = '';
    shell.indirection++;
    const { line } = shell;
    try {
      const script = parseScript(args.join(' '), { dialect: shell.dialect, aliases: shell.aliases, line });
      return yield* apart(runScript(shell, script, { last: false }, 'eval'));
    } finally {
      shell.indirection--;
      shell.line = line;
      shell.builtin = outer;
    }
  },
};
