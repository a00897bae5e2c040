import { findAll } from '../interpreter/find-command';
import type { Builtin } from './builtin';

export const hash: Builtin = {
  *run(shell, args) {
    if (args[0] === '-r') {
      shell.hashed.clear();
      return 0;
    }
    if (args.length === 0) {
      if (shell.dialect.bash)
        yield* shell.write(shell.hashed.size === 0 ? 'hash: hash table empty\n' : 'hits\tcommand\n');
      for (const { path, hits } of shell.hashed.values())
        yield* shell.write(shell.dialect.bash ? `${String(hits).padStart(4)}\t${path}\n` : `${path}\n`);
      return 0;
    }
    let status = 0;
    for (const name of args) {
      const path = findAll(shell, name)[0];
      if (path) shell.hashed.set(name, { path, hits: 0 });
      else {
        yield* shell.complain(`${name}: not found`);
        status = 1;
      }
    }
    return status;
  },
};
