import type { Run } from '../../kernel/syscalls';
import type { Assignment } from '../tree';
import { ReadonlyRefused } from './control';
import { hold } from './memory';
import { subscript } from './parameters';
import { quoteIfNeeded } from './quote';
import type { Shell } from './shell';
import { scalar, type Variable } from './variables';

export interface AssignOptions {
  readonly index?: string;
  readonly append?: boolean;
}

/** Sets a variable (or element), as its attributes want it. A readonly one ends the command. */
export function* assignVariable(shell: Shell, name: string, text: string, options: AssignOptions = {}): Run<void> {
  const known = shell.variables.get(name);
  if (known?.reference && known.value) return yield* assignVariable(shell, known.value, text, options);
  if (known?.readonly) yield* refuseReadonly(shell, name);
  if (name === 'RANDOM' && shell.dialect.bash) {
    shell.randomState = Number(text) | 0;
    return;
  }
  const variable = shell.variables.declare(name);
  if (options.index !== undefined && !variable.associative && !variable.indexed) toIndexed(variable);
  const old =
    options.index === undefined
      ? scalar(variable)
      : variable.associative
        ? variable.associative.get(options.index)
        : variable.indexed?.get(Number(options.index));
  const value = yield* shaped(shell, variable, text, options.append ? (old ?? '') : undefined);
  yield* hold(shell, value.length - (old?.length ?? 0), value.length);
  if (options.index === undefined) shell.variables.set(name, value);
  else if (variable.associative) variable.associative.set(options.index, value);
  else if (variable.indexed) {
    const at = Number(options.index);
    variable.indexed.set(at < 0 ? Math.max(-1, ...variable.indexed.keys()) + 1 + at : at, value);
  }
  if (shell.options.has('allexport')) variable.exported = true;
  if (name === 'PATH') shell.hashed.clear();
  if (name === 'OPTIND') shell.optionIndex = { word: Number(value) || 1, letter: 1 };
}

function* shaped(shell: Shell, variable: Variable, text: string, old: string | undefined): Run<string> {
  if (variable.integer) {
    const added = old === undefined ? text : `${old || 0}+(${text})`;
    return String(yield* shell.interpreter.evaluateText(shell, added));
  }
  const value = (old ?? '') + text;
  return variable.letters === 'upper'
    ? value.toUpperCase()
    : variable.letters === 'lower'
      ? value.toLowerCase()
      : value;
}

/** Builtins of bash whose name stands before the message. */
const DECLARING = new Set(['declare', 'typeset', 'local']);

export function* sayReadonly(shell: Shell, name: string): Run<void> {
  const { bash } = shell.dialect;
  const message = bash ? `${name}: readonly variable` : `${name}: is read only`;
  if (bash && !DECLARING.has(shell.builtin)) yield* shell.warn(message);
  else yield* shell.complain(message);
}

export function* refuseReadonly(shell: Shell, name: string): Run<never> {
  yield* sayReadonly(shell, name);
  throw new ReadonlyRefused(shell.dialect.fatalStatus, shell.dialect.bash);
}

/** Where bash goes on after a readonly variable was refused: undefined then. */
export function* unlessRefused<T>(shell: Shell, run: () => Run<T>): Run<T | undefined> {
  try {
    return yield* run();
  } catch (error) {
    if (!(error instanceof ReadonlyRefused) || !shell.dialect.bash) throw error;
    return undefined;
  }
}

export function toIndexed(variable: Variable): void {
  if (variable.indexed || variable.associative) return;
  variable.indexed = new Map(variable.value === undefined ? [] : [[0, variable.value]]);
  variable.value = undefined;
}

/** Carries out `name=value`, `name[i]+=value`, `name=(…)`. Returns what xtrace shows. */
export function* performAssignment(shell: Shell, assignment: Assignment): Run<string> {
  const { name, append } = assignment;
  if ('kind' in assignment.value) {
    const value = yield* shell.interpreter.expandString(shell, assignment.value, true);
    const index =
      assignment.index &&
      (yield* subscript(shell, name, yield* shell.interpreter.expandString(shell, assignment.index)));
    yield* assignVariable(shell, name, value, { append, ...(index === undefined ? {} : { index }) });
    return `${name}${index === undefined ? '' : `[${index}]`}${append ? '+' : ''}=${quoteIfNeeded(value)}`;
  }
  const known = shell.variables.get(name);
  if (known?.readonly) yield* refuseReadonly(shell, name);
  const fresh: [string | undefined, string, boolean][] = [];
  for (const element of assignment.value) {
    if (element.index)
      fresh.push([
        yield* shell.interpreter.expandString(shell, element.index),
        yield* shell.interpreter.expandString(shell, element.value),
        element.append,
      ]);
    else
      for (const value of yield* shell.interpreter.expandWords(shell, [element.value]))
        fresh.push([undefined, value, false]);
  }
  const variable = shell.variables.declare(name);
  if (variable.associative) {
    if (!append) variable.associative.clear();
    const plain = fresh.every(([key]) => key === undefined);
    for (let i = 0; i < fresh.length; i += plain ? 2 : 1) {
      const [key, value] = plain
        ? [fresh[i]?.[1] ?? '', fresh[i + 1]?.[1] ?? '']
        : [fresh[i]?.[0] ?? '', fresh[i]?.[1] ?? ''];
      variable.associative.set(key, value);
    }
  } else {
    toIndexed(variable);
    if (!append) variable.indexed?.clear();
    let next = Math.max(-1, ...(variable.indexed?.keys() ?? [])) + 1;
    for (const [key, value, adding] of fresh) {
      const at = key === undefined ? next : Number(yield* subscript(shell, name, key));
      const old = adding ? (variable.indexed?.get(at) ?? '') : undefined;
      variable.indexed?.set(at, yield* shaped(shell, variable, value, old));
      next = at + 1;
    }
  }
  return `${name}${append ? '+' : ''}=(${fresh.map(([, value]) => quoteIfNeeded(value)).join(' ')})`;
}
