import { quoteSingle } from '../interpreter/quote';
import type { Builtin } from './builtin';

export const alias: Builtin = {
  *run(shell, args) {
    const { bash } = shell.dialect;
    const show = (name: string, value: string): string => `${bash ? 'alias ' : ''}${name}=${quoteSingle(value)}\n`;
    const words = args.filter((arg) => arg !== '-p' && arg !== '--');
    if (words.length === 0)
      for (const [name, value] of [...shell.aliases].sort()) yield* shell.write(show(name, value));
    let status = 0;
    for (const word of words) {
      const [, name = word, value] = /^([^=]+)=([\s\S]*)$/.exec(word) ?? [];
      const known = shell.aliases.get(name);
      if (value !== undefined) shell.aliases.set(name, value);
      else if (known !== undefined) yield* shell.write(show(name, known));
      else {
        if (bash) yield* shell.complain(`${name}: not found`);
        else yield* shell.writeError(`alias: ${name} not found\n`);
        status = 1;
      }
    }
    return status;
  },
};

export const unalias: Builtin = {
  *run(shell, args) {
    if (args[0] === '-a') {
      shell.aliases.clear();
      return 0;
    }
    let status = 0;
    for (const name of args) {
      if (shell.aliases.delete(name)) continue;
      if (shell.dialect.bash) yield* shell.complain(`${name}: not found`);
      else yield* shell.writeError(`unalias: ${name} not found\n`);
      status = 1;
    }
    return status;
  },
};
