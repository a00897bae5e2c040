import type { Run } from '../../kernel/syscalls';
import { assignVariable, performAssignment, sayReadonly, toIndexed } from '../interpreter/assign';
import type { Shell } from '../interpreter/shell';
import type { Variable } from '../interpreter/variables';
import { printFunction } from '../syntax/print';
import { type Builtin, type Call, isName } from './builtin';
import { describeVariable } from './export';

const KNOWN = 'aAfFgiIlnprtux';

export const declare: Builtin = {
  in: ['bash'],
  *run(shell, args, call) {
    return yield* declareWords(shell, args, call, shell.variables.inFunction);
  },
};

export const local: Builtin = {
  *run(shell, args, call) {
    if (shell.calls.length === 0) {
      if (!shell.dialect.bash) return yield* shell.fail('not in a function');
      yield* shell.complain('can only be used in a function');
      return 1;
    }
    if (shell.dialect.bash) return yield* declareWords(shell, args, call, true);
    for (const word of args) {
      const [, name = word, value] = /^([^=]*)=([\s\S]*)$/.exec(word) ?? [];
      if (name === '-') continue;
      if (!isName(name)) return yield* shell.fail(`${name}: bad variable name`);
      shell.variables.local(name, true);
      if (value !== undefined) yield* assignVariable(shell, name, value);
    }
    return 0;
  },
};

function* declareWords(shell: Shell, args: readonly string[], call: Call, isLocal: boolean): Run {
  const on = new Set<string>();
  const off = new Set<string>();
  let i = 0;
  for (; /^[-+]./.test(args[i] ?? '') && args[i] !== '--'; i++) {
    const arg = args[i] ?? '';
    for (const letter of arg.slice(1)) {
      if (!KNOWN.includes(letter)) {
        yield* shell.complain(`${arg[0]}${letter}: invalid option`);
        yield* shell.writeError(
          `${call.name}: usage: ${call.name === 'local' ? 'local [option] name[=value] ...' : `${call.name} [-aAfFgiIlnrtux] [name[=value] ...] or ${call.name} -p [-aAfFilnrtux] [name ...]`}\n`,
        );
        return 2;
      }
      (arg.startsWith('-') ? on : off).add(letter);
    }
  }
  const words = args.slice(args[i] === '--' ? i + 1 : i);
  if (on.has('f') || on.has('F')) return yield* showFunctions(shell, words, on.has('F'));
  if (words.length === 0) {
    for (const name of shell.variables.names()) {
      const variable = shell.variables.get(name);
      if (variable && hasAll(variable, on))
        yield* shell.write(
          on.size === 0 ? `${name}=${variable.value ?? ''}\n` : describeVariable(shell, 'declare', name, variable),
        );
    }
    return 0;
  }
  let status = 0;
  for (const word of words) {
    const [, name = word, index, append = '', value] = /^([^=[+]*)(\[[^\]]*\])?(\+?)=([\s\S]*)$/.exec(word) ?? [];
    if (on.has('p')) {
      const variable = shell.variables.get(name);
      if (variable) yield* shell.write(describeVariable(shell, 'declare', name, variable));
      else {
        yield* shell.complain(`${name}: not found`);
        status = 1;
      }
      continue;
    }
    if (!isName(name)) {
      yield* shell.complain(`\`${word}': not a valid identifier`);
      status = 1;
      continue;
    }
    const known = shell.variables.get(name);
    if (known?.readonly && (isLocal || value !== undefined || off.has('r'))) {
      yield* sayReadonly(shell, name);
      status = 1;
      continue;
    }
    const variable = isLocal && !on.has('g') ? shell.variables.local(name, false) : shell.variables.declare(name);
    mark(variable, on, off);
    const array = call.arrays.get(name);
    if (array) {
      const { readonly } = variable;
      variable.readonly = false;
      yield* performAssignment(shell, array);
      variable.readonly = readonly;
    } else if (value !== undefined)
      yield* assignVariable(shell, name, value, {
        append: append === '+',
        ...(index ? { index: index.slice(1, -1) } : {}),
      });
    if (on.has('r')) variable.readonly = true;
  }
  return status;
}

function mark(variable: Variable, on: ReadonlySet<string>, off: ReadonlySet<string>): void {
  if (on.has('A') && !variable.associative) {
    variable.associative = new Map();
    variable.value = undefined;
  } else if (on.has('a')) toIndexed(variable);
  if (on.has('x')) variable.exported = true;
  if (on.has('i')) variable.integer = true;
  if (on.has('n')) variable.reference = true;
  if (on.has('u')) variable.letters = 'upper';
  if (on.has('l')) variable.letters = 'lower';
  if (off.has('x')) variable.exported = false;
  if (off.has('i')) variable.integer = false;
  if (off.has('n')) variable.reference = false;
  if (off.has('u') || off.has('l')) variable.letters = undefined;
}

const hasAll = (variable: Variable, on: ReadonlySet<string>): boolean =>
  (!on.has('x') || variable.exported) &&
  (!on.has('r') || variable.readonly) &&
  (!on.has('a') || variable.indexed !== undefined) &&
  (!on.has('A') || variable.associative !== undefined) &&
  (!on.has('i') || variable.integer);

function* showFunctions(shell: Shell, words: readonly string[], namesOnly: boolean): Run {
  let status = 0;
  for (const name of words.length > 0 ? words : [...shell.functions.keys()].sort()) {
    const definition = shell.functions.get(name);
    if (!definition) status = 1;
    else
      yield* shell.write(
        namesOnly ? `${words.length > 0 ? '' : 'declare -f '}${name}\n` : `${printFunction(name, definition.body)}\n`,
      );
  }
  return status;
}
