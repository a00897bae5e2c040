import { assignVariable, performAssignment, refuseReadonly, sayReadonly } from '../interpreter/assign';
import { quoteDash, quoteDouble } from '../interpreter/quote';
import type { Shell } from '../interpreter/shell';
import { elements, keys, type Variable } from '../interpreter/variables';
import { type Builtin, isName, refuseOption, takeFlags } from './builtin';

const marking = (kind: 'exported' | 'readonly', verb: string, usage: string): Builtin => ({
  special: true,
  *run(shell, args, { arrays }) {
    const { flags, rest, bad } = takeFlags(args, shell.dialect.bash ? 'fnpaA' : 'p');
    if (bad) return yield* refuseOption(shell, bad, usage);
    if (rest.length === 0) {
      for (const name of shell.variables.names()) {
        const variable = shell.variables.get(name);
        if (variable?.[kind]) yield* shell.write(describeVariable(shell, verb, name, variable));
      }
      return 0;
    }
    let status = 0;
    for (const word of rest) {
      const [, name = word, append = '', value] = /^([^=+]*)(\+?)=([\s\S]*)$/.exec(word) ?? [];
      if (!isName(name)) {
        if (!shell.dialect.bash) return yield* shell.fail(`${name}: bad variable name`);
        yield* shell.complain(`\`${word}': not a valid identifier`);
        status = 1;
        continue;
      }
      if (flags.has('f')) continue;
      const array = arrays.get(name);
      if (array) yield* performAssignment(shell, array);
      else if (value !== undefined) {
        if (shell.variables.get(name)?.readonly) {
          if (!shell.dialect.bash) yield* refuseReadonly(shell, name);
          yield* sayReadonly(shell, name);
          status = 1;
          continue;
        }
        yield* assignVariable(shell, name, value, { append: append === '+' });
      }
      shell.variables.declare(name)[kind] = !flags.has('n');
    }
    return status;
  },
});

/** One line of `export -p` or `declare -p`. */
export function describeVariable(shell: Shell, verb: string, name: string, variable: Variable): string {
  if (!shell.dialect.bash)
    return `${verb} ${name}${variable.value === undefined ? '' : `=${quoteDash(variable.value)}`}\n`;
  const flags = [
    variable.indexed && 'a',
    variable.associative && 'A',
    variable.integer && 'i',
    variable.letters === 'lower' && 'l',
    variable.reference && 'n',
    variable.readonly && 'r',
    variable.letters === 'upper' && 'u',
    variable.exported && 'x',
  ]
    .filter(Boolean)
    .join('');
  return `declare -${flags || '-'} ${name}${shownValue(variable)}\n`;
}

function shownValue(variable: Variable): string {
  if (variable.indexed || variable.associative) {
    const values = elements(variable);
    const list = keys(variable).map(
      (key, i) => `[${variable.associative ? quoteKey(key) : key}]=${quoteDouble(values[i] ?? '')}`,
    );
    return `=(${list.join(' ')}${variable.associative && list.length > 0 ? ' ' : ''})`;
  }
  return variable.value === undefined ? '' : `=${quoteDouble(variable.value)}`;
}

const quoteKey = (key: string): string => (/^[\w.-]+$/.test(key) ? key : quoteDouble(key));

export const exportBuiltin = marking('exported', 'export', 'export [-fn] [name[=value] ...] or export -p');
export const readonlyBuiltin = marking('readonly', 'readonly', 'readonly [-aAf] [name[=value] ...] or readonly -p');
