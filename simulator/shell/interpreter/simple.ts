import type { Run } from '../../kernel/syscalls';
import type { Builtin } from '../builtins/builtin';
import type { Argument, Assignment, Simple } from '../tree';
import { performAssignment, unlessRefused } from './assign';
import { callFunction } from './call-function';
import { checked } from './checked';
import { Discard, ReadonlyRefused } from './control';
import { execProgram } from './exec';
import { closeSubstitutions } from './expand/substitution';
import { expandString, expandWords } from './expand/word';
import { findCommand } from './find-command';
import type { Place } from './place';
import { fork, waitForeground } from './processes';
import { RedirectFailed, redirect, redirectStatus, restoring } from './redirect';
import { runPseudoTrap } from './run-traps';
import type { Shell } from './shell';
import { cloneVariable, type Variable } from './variables';
import { trace } from './xtrace';

const declarations = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

export function* runSimple(shell: Shell, command: Simple, place: Place): Run {
  const outerLine = shell.line;
  shell.line = command.line;
  if (shell.traps.action('DEBUG')) yield* runPseudoTrap(shell, 'DEBUG');
  shell.substitutionStatus = undefined;
  const open = shell.substituted.length;
  try {
    const { words, arrays } = yield* expandArguments(shell, command.words);
    const status =
      words.length === 0 ? yield* assignOnly(shell, command) : yield* dispatch(shell, command, words, arrays, place);
    shell.pipeStatus = [status];
    if (words.length > 0) shell.lastArgument = words.at(-1) ?? '';
    return yield* checked(shell, status);
  } finally {
    if (shell.substituted.length > open) closeSubstitutions(shell, open);
    if (shell.dialect.bash) shell.line = outerLine;
  }
}

/** Declaration builtins take assignments as they stand; array values come beside the words. */
function* expandArguments(
  shell: Shell,
  args: readonly Argument[],
): Run<{ words: string[]; arrays: Map<string, Assignment> }> {
  const words: string[] = [];
  const arrays = new Map<string, Assignment>();
  for (const arg of args) {
    if (arg.kind === 'word') {
      words.push(...(yield* expandWords(shell, [arg])));
    } else if (!('kind' in arg.value)) {
      arrays.set(arg.name, arg);
      words.push(arg.name);
    } else if (declarations.has(words[0] ?? '')) {
      const index = arg.index ? `[${yield* expandString(shell, arg.index)}]` : '';
      words.push(`${arg.name}${index}${arg.append ? '+' : ''}=${yield* expandString(shell, arg.value, true)}`);
    } else {
      const head = arg.text.slice(0, arg.text.length - arg.value.text.length);
      words.push(
        ...(yield* expandWords(shell, [
          { kind: 'word', text: arg.text, parts: [{ kind: 'literal', text: head, quoted: true }, ...arg.value.parts] },
        ])),
      );
    }
  }
  return { words, arrays };
}

/** No command: the assignments stay, redirections only create files. */
function* assignOnly(shell: Shell, command: Simple): Run {
  const shown: string[] = [];
  try {
    const restore = yield* redirect(shell, command.redirects, false);
    restore();
  } catch (error) {
    if (error instanceof RedirectFailed) return 1;
    throw error;
  }
  for (const assignment of command.assignments) shown.push(yield* performAssignment(shell, assignment));
  yield* trace(shell, shown, []);
  return shell.substitutionStatus ?? 0;
}

function* dispatch(shell: Shell, command: Simple, words: string[], arrays: Map<string, Assignment>, place: Place): Run {
  const name = words[0] ?? '';
  const builtin = shell.interpreter.findBuiltin(shell, name);
  const special = builtin?.special === true && !shell.dialect.bash;
  const definition = special ? undefined : shell.functions.get(name);
  if (definition)
    return yield* inPlace(shell, command, words, () => callFunction(shell, name, definition, words.slice(1)), false);
  if (!builtin) return yield* runExternal(shell, command, words, place);
  if (name === 'exec')
    return yield* inPlace(shell, command, words, () => runBuiltin(shell, builtin, words, arrays, place), true);
  if (name === 'command' && place.last)
    return yield* inPlace(shell, command, words, () => runBuiltin(shell, builtin, words, arrays, place), special);
  return yield* inPlace(
    shell,
    command,
    words,
    () => runBuiltin(shell, builtin, words, arrays, { last: false }),
    special,
  );
}

export function* runBuiltin(
  shell: Shell,
  builtin: Builtin,
  words: readonly string[],
  arrays: ReadonlyMap<string, Assignment>,
  place: Place,
): Run {
  const outer = shell.builtin;
  shell.builtin = builtin.silent ? '' : (words[0] ?? '');
  try {
    return yield* builtin.run(shell, words.slice(1), { name: words[0] ?? '', arrays, place });
  } catch (error) {
    if (!(error instanceof ReadonlyRefused) || (builtin.special && !shell.dialect.bash)) throw error;
    return shell.dialect.bash ? 1 : 2;
  } finally {
    shell.builtin = outer;
  }
}

/** A function or builtin: redirections and assignments last as long as it runs (`keep`: for good). */
function* inPlace(shell: Shell, command: Simple, words: readonly string[], run: () => Run, keep: boolean): Run {
  let restore: () => void;
  try {
    restore = yield* redirect(shell, command.redirects, words[0] === 'exec');
  } catch (error) {
    if (!(error instanceof RedirectFailed)) throw error;
    if (!shell.dialect.bash && shell.interpreter.findBuiltin(shell, words[0] ?? '')?.special)
      throw new Discard(redirectStatus(shell));
    if (words[0] === 'exec' && !shell.interactive) throw new Discard(1);
    return redirectStatus(shell);
  }
  return yield* restoring(shell, restore, withAssignments(shell, command, words, run, keep));
}

function* withAssignments(shell: Shell, command: Simple, words: readonly string[], run: () => Run, keep: boolean): Run {
  const saved: [string, Variable | undefined][] = [];
  const shown: string[] = [];
  try {
    for (const assignment of command.assignments) {
      const old = shell.variables.get(assignment.name);
      if (!keep) saved.push([assignment.name, old && cloneVariable(old)]);
      const text = yield* unlessRefused(shell, () => performAssignment(shell, assignment));
      if (text === undefined) continue;
      shown.push(text);
      if (!keep) shell.variables.declare(assignment.name).exported = true;
    }
    yield* trace(shell, shown, words);
    return yield* run();
  } finally {
    for (const [name, variable] of saved.reverse()) shell.variables.restore(name, variable);
  }
}

function* runExternal(shell: Shell, command: Simple, words: string[], place: Place): Run {
  if (place.last && !shell.traps.any && (command.redirects.length === 0 || !shell.dialect.bash || place.alone))
    return yield* become(shell, command, words);
  const path = words[0] ?? '';
  if (
    !path.includes('/') &&
    findCommand(shell, path) === undefined &&
    command.redirects.length === 0 &&
    command.assignments.length === 0
  ) {
    yield* trace(shell, [], words);
    return yield* become(shell, { ...command, assignments: [] }, words, true);
  }
  const pid = yield* fork(shell, { group: 0 }, (child) => become(child, command, words));
  const job = shell.jobs.add(pid, [pid], command, true, shell.options.has('monitor'));
  return yield* waitForeground(shell, job);
}

/** This process turns into the program. */
export function* become(shell: Shell, command: Simple, words: readonly string[], traced = false): Run {
  try {
    yield* redirect(shell, command.redirects, true);
  } catch (error) {
    if (error instanceof RedirectFailed) return redirectStatus(shell);
    throw error;
  }
  const shown: string[] = [];
  for (const assignment of command.assignments) {
    const text = yield* unlessRefused(shell, () => performAssignment(shell, assignment));
    if (text === undefined) continue;
    shown.push(text);
    shell.variables.declare(assignment.name).exported = true;
  }
  if (!traced) yield* trace(shell, shown, words);
  return yield* execProgram(shell, words, shell.env());
}
