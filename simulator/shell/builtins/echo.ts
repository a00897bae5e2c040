import { expandEscapes } from '../../programs/coreutils/escapes';
import type { Builtin } from './builtin';

export const echo: Builtin = {
  *run(shell, args) {
    const { name } = shell.dialect;
    let newline = true;
    let escapes = name === 'dash' || shell.options.shopt.has('xpg_echo');
    let from = 0;
    for (; from < args.length; from++) {
      const arg = args[from] ?? '';
      if (!(name === 'dash' ? /^-n$/ : /^-[neE]+$/).test(arg) || (name === 'dash' && from > 0)) break;
      for (const letter of arg.slice(1)) {
        if (letter === 'n') newline = false;
        else escapes = letter === 'e';
      }
    }
    const text = args.slice(from).join(' ');
    const shown = escapes ? expandEscapes(text, false) : { text, stopped: false };
    return (yield* shell.write(shown.text + (newline && !shown.stopped ? '\n' : ''))) ? 0 : 1;
  },
};
