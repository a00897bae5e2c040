import { findAll } from '../interpreter/find-command';
import { type Builtin, refuseOption, takeFlags } from './builtin';
import { explain, isKeyword } from './command';

export const type: Builtin = {
  *run(shell, args) {
    const { flags, rest, bad } = shell.dialect.bash
      ? takeFlags(args, 'afptP')
      : { flags: new Set<string>(), rest: args, bad: undefined };
    if (bad) return yield* refuseOption(shell, bad, 'type [-afptP] name [name ...]');
    let status = 0;
    for (const word of rest) {
      if (flags.has('t')) {
        const kind = shell.aliases.has(word)
          ? 'alias'
          : isKeyword(shell, word)
            ? 'keyword'
            : shell.functions.has(word)
              ? 'function'
              : shell.interpreter.findBuiltin(shell, word)
                ? 'builtin'
                : findAll(shell, word)[0]
                  ? 'file'
                  : '';
        if (kind) yield* shell.write(`${kind}\n`);
        else status = 1;
      } else if (flags.has('p') || flags.has('P')) {
        const path = findAll(shell, word)[0];
        if (path && (flags.has('P') || !shell.interpreter.findBuiltin(shell, word))) yield* shell.write(`${path}\n`);
        else if (!path) status = 1;
      } else if (!(yield* explain(shell, word, 'type'))) status = shell.dialect.bash ? 1 : 127;
      if (flags.has('a'))
        for (const path of findAll(shell, word).slice(shell.interpreter.findBuiltin(shell, word) ? 0 : 1))
          yield* shell.write(`${word} is ${path}\n`);
    }
    return status;
  },
};
