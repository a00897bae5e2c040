import { toIndexed } from '../interpreter/assign';
import { readLine } from '../interpreter/read-line';
import type { Builtin } from './builtin';

export const mapfile: Builtin = {
  in: ['bash'],
  *run(shell, args) {
    let trim = false;
    let limit = 0;
    let skip = 0;
    let origin: number | undefined;
    let delimiter = '\n';
    let fd = 0;
    let i = 0;
    for (; /^-./.test(args[i] ?? ''); i++) {
      const arg = args[i] ?? '';
      if (arg === '-t') trim = true;
      else {
        const value = arg.slice(2) || (args[++i] ?? '');
        if (arg[1] === 'n') limit = Number(value);
        else if (arg[1] === 's') skip = Number(value);
        else if (arg[1] === 'O') origin = Number(value);
        else if (arg[1] === 'u') fd = Number(value);
        else if (arg[1] === 'd') delimiter = value[0] ?? '\0';
        else {
          yield* shell.complain(`${arg}: invalid option`);
          return 2;
        }
      }
    }
    const variable = shell.variables.declare(args[i] ?? 'MAPFILE');
    toIndexed(variable);
    if (origin === undefined) variable.indexed?.clear();
    for (let n = 0; limit === 0 || n < limit + skip; n++) {
      const line = yield* readLine(shell, fd, delimiter);
      if (!line) break;
      if (n >= skip)
        variable.indexed?.set((origin ?? 0) + n - skip, line.text + (trim || !line.complete ? '' : delimiter));
    }
    return 0;
  },
};
