import type { Run } from '../../kernel/syscalls';
import type { Body, Command, Statement } from '../tree';
import { runAndOr } from './and-or';
import { unlessRefused } from './assign';
import { runBackground } from './background';
import { runCase, runIf } from './branches';
import { checked } from './checked';
import { runCondition } from './condition';
import { expandArithmetic } from './expand/arithmetic';
import { runArithmeticFor, runFor, runSelect, runWhile } from './loops';
import { runPipeline } from './pipeline';
import type { Place } from './place';
import { fork, reap, waitForeground } from './processes';
import { RedirectFailed, redirect, redirectStatus, restoring } from './redirect';
import { notify } from './report';
import { runTraps } from './run-traps';
import type { Shell } from './shell';
import { runSimple } from './simple';
import { traceText } from './xtrace';

export function* runBody(shell: Shell, statements: Body, place: Place, top = false): Run {
  for (const [i, statement] of statements.entries()) {
    const previous = statements[i - 1];
    // bash does not look for a last command behind `&` on the same line.
    const joined = shell.dialect.bash && previous?.background === true && previous.endLine === statement.line;
    if (top) shell.statementLine = statement.line;
    yield* runStatement(
      shell,
      statement,
      { ...place, last: place.last && i === statements.length - 1 && !joined },
      top,
    );
  }
  return shell.status;
}

const hasLine: ReadonlySet<Command['kind']> = new Set([
  'for',
  'case',
  'select',
  'condition',
  'arithmetic',
  'arithmetic-for',
]);

function* runStatement(shell: Shell, statement: Statement, place: Place, top: boolean): Run {
  // bash sees here, no sooner, that a deadly signal came: redirections of the command before are undone.
  if (shell.dialect.bash) shell.checkSignals();
  if (shell.options.has('noexec') && !shell.interactive) return 0;
  // bash: of a compound command only the parts that have a line of their own change it; what is read was read to its end.
  if (!shell.dialect.bash || hasLine.has(statement.command.kind)) shell.line = statement.line;
  else if (top) shell.line = statement.endLine;
  shell.status = statement.background
    ? yield* runBackground(shell, statement.command)
    : yield* runCommand(shell, statement.command, place);
  yield* safePoint(shell);
  return shell.status;
}

/** Between two commands: traps run, children are taken note of. */
export function* safePoint(shell: Shell): Run<void> {
  yield* shell.sys.tick();
  if (!shell.dialect.bash || shell.interactive) shell.checkSignals();
  if (shell.childChanged && !shell.killed) {
    shell.childChanged = false;
    yield* reap(shell);
    if (!shell.interactive) yield* notify(shell);
  }
  if (shell.traps.pending) yield* runTraps(shell);
}

export function* runCommand(shell: Shell, command: Command, place: Place): Run {
  const inner: Place = { last: place.last && !shell.dialect.bash };
  switch (command.kind) {
    case 'simple':
      return yield* runSimple(shell, command, place);
    case 'pipeline':
      return yield* runPipeline(shell, command, place);
    case 'and-or':
      return yield* runAndOr(shell, command, place);
    case 'group':
      return yield* runBody(shell, command.body, inner);
    case 'subshell':
      return yield* runSubshell(shell, command, place);
    case 'if':
      return yield* runIf(shell, command, inner);
    case 'case':
      return yield* runCase(shell, command, inner);
    case 'for':
      return yield* runFor(shell, command);
    case 'select':
      return yield* runSelect(shell, command);
    case 'arithmetic-for':
      return yield* runArithmeticFor(shell, command);
    case 'while':
      return yield* runWhile(shell, command);
    case 'function':
      shell.functions.set(command.name, { body: command.body });
      return 0;
    case 'condition':
      return yield* checked(shell, yield* runCondition(shell, command.test));
    case 'arithmetic': {
      yield* traceText(shell, `(( ${command.expression.text.trim()} ))`);
      const value = yield* unlessRefused(shell, () => expandArithmetic(shell, command.expression));
      return yield* checked(shell, value === undefined || value === 0n ? 1 : 0);
    }
    case 'redirected':
      return yield* runRedirected(shell, command);
    case 'coproc':
      yield* shell.warn('coproc: not supported here');
      return 1;
  }
}

function* runSubshell(shell: Shell, command: Command & { kind: 'subshell' }, place: Place): Run {
  if (place.last && !shell.dialect.bash && !shell.traps.any) {
    shell.subshell++;
    return yield* runBody(shell, command.body, place);
  }
  const pid = yield* fork(shell, { group: 0 }, (child) => runBody(child, command.body, { last: true, alone: true }));
  const job = shell.jobs.add(pid, [pid], command, true, shell.options.has('monitor'));
  return yield* checked(shell, yield* waitForeground(shell, job));
}

function* runRedirected(shell: Shell, command: Command & { kind: 'redirected' }): Run {
  if (command.command.kind === 'subshell') {
    const { body } = command.command;
    const pid = yield* fork(shell, { group: 0 }, function* (child) {
      try {
        yield* redirect(child, command.redirects, true);
      } catch (error) {
        if (error instanceof RedirectFailed) return 1;
        throw error;
      }
      return yield* runBody(child, body, { last: true, alone: true });
    });
    const job = shell.jobs.add(pid, [pid], command, true, shell.options.has('monitor'));
    return yield* checked(shell, yield* waitForeground(shell, job));
  }
  let restore: () => void;
  try {
    restore = yield* redirect(shell, command.redirects, false);
  } catch (error) {
    if (!(error instanceof RedirectFailed)) throw error;
    return yield* checked(shell, redirectStatus(shell));
  }
  return yield* restoring(shell, restore, runCommand(shell, command.command, { last: false }));
}
