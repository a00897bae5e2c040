import { bashVersion } from '../version';
import type { Builtin } from './builtin';

export const help: Builtin = {
  in: ['bash', 'ash'],
  *run(shell, args) {
    const names = shell.interpreter.builtinNames(shell);
    if (!shell.dialect.bash) {
      yield* shell.write('Built-in commands:\n------------------\n');
      let line = '\t';
      for (const name of names) {
        if (line.length + name.length > 70) {
          yield* shell.write(`${line.trimEnd()}\n`);
          line = '\t';
        }
        line += `${name} `;
      }
      yield* shell.write(`${line.trimEnd()}\n`);
      return 0;
    }
    if (args.length === 0) {
      yield* shell.write(
        `GNU bash, version ${bashVersion.text} (x86_64-pc-linux-gnu)\nThese shell commands are defined internally.  Type \`help' to see this list.\n\n${names.map((name) => ` ${name}\n`).join('')}`,
      );
      return 0;
    }
    let status = 0;
    for (const name of args) {
      if (shell.interpreter.findBuiltin(shell, name))
        yield* shell.write(`${name}: ${name} is a shell builtin; its manual is not part of this simulation.\n`);
      else {
        yield* shell.complain(
          `no help topics match \`${name}'.  Try \`help help' or \`man -k ${name}' or \`info ${name}'.`,
        );
        status = 1;
      }
    }
    return status;
  },
};
