import { type Builtin, isName, refuseOption, takeFlags } from './builtin';

export const unset: Builtin = {
  special: true,
  *run(shell, args) {
    const { flags, rest, bad } = takeFlags(args, shell.dialect.bash ? 'fvn' : 'fv');
    if (bad) return yield* refuseOption(shell, bad, 'unset [-f] [-v] [-n] [name ...]');
    let status = 0;
    for (const word of rest) {
      const element = shell.dialect.bash ? /^(\w+)\[(.*)\]$/.exec(word) : null;
      const name = element?.[1] ?? word;
      if (flags.has('f')) {
        shell.functions.delete(name);
        continue;
      }
      if (!isName(name)) {
        if (!shell.dialect.bash) return yield* shell.fail(`${name}: bad variable name`);
        if (flags.has('v')) {
          yield* shell.complain(`\`${word}': not a valid identifier`);
          status = 1;
        }
        continue;
      }
      const variable = shell.variables.get(name);
      if (variable?.readonly) {
        if (!shell.dialect.bash) return yield* shell.fail(`${name}: is read only`);
        yield* shell.complain(`${name}: cannot unset: readonly variable`);
        status = 1;
      } else if (element && variable?.indexed && element[2] !== '@') variable.indexed.delete(Number(element[2]));
      else if (element && variable?.associative)
        variable.associative.delete((element[2] ?? '').replace(/^["']|["']$/g, ''));
      else if (!variable && shell.dialect.bash && !flags.has('v')) shell.functions.delete(name);
      else shell.variables.delete(name);
    }
    return status;
  },
};
