import { Errno } from '../../../kernel/errno';
import { signals } from '../../../kernel/signal';
import type { Run } from '../../../kernel/syscalls';
import { parseScript } from '../../ast';
import { printBody } from '../../syntax/print';
import type { Body, Part, Script } from '../../tree';
import { ExitShell } from '../control';
import { exitCode } from '../jobs';
import { hold } from '../memory';
import { knowsJobs } from '../pipeline';
import { catchInterrupt, dieOf, fork, waitForPid } from '../processes';
import { restarting, type Shell } from '../shell';

/** What the command wrote, final newlines and NULs removed. */
export function* substituteCommand(shell: Shell, script: Script): Run<string> {
  if (!shell.dialect.bash) shell.jobs.claimSlot(shell.options.has('monitor'));
  const statements = shell.dialect.bash ? renumbered(shell, script) : script.statements;
  const [read, write] = shell.sys.pipe();
  const [only, ...others] = statements;
  const keepsJobs = shell.dialect.bash || (others.length === 0 && knowsJobs(shell, only?.command));
  const pid = yield* fork(shell, { keepsJobs }, function* (child) {
    child.sys.close(read);
    child.indirection++;
    child.mutesJobs = child.dialect.bash && child.source === 'string';
    if (write !== 1) {
      child.sys.dup2(write, 1);
      child.sys.close(write);
    }
    if (!child.options.shopt.has('inherit_errexit') && child.dialect.bash) child.options.set('errexit', false);
    return yield* child.interpreter.runBody(child, statements, { last: true });
  });
  shell.sys.close(write);
  const wasInterrupted = catchInterrupt(shell);
  let text = '';
  for (;;) {
    const piece = yield* restarting(shell, () => shell.sys.read(read, 65536));
    if (piece === '') break;
    text += piece;
    yield* hold(shell, piece.length, text.length);
  }
  yield* hold(shell, -text.length);
  shell.sys.close(read);
  const end = yield* waitForPid(shell, pid);
  if (wasInterrupted() && end && 'signaled' in end && end.signaled === signals.INT)
    throw new ExitShell(yield* dieOf(shell, signals.INT, true));
  const status = exitCode(end);
  shell.substitutionStatus = status;
  if (text.includes('\0')) text = text.replaceAll('\0', '');
  return text.replace(/\n+$/, '');
}

const renumberedScripts = new WeakMap<Script, { readonly line: number; readonly statements: Body }>();

/** bash runs its own print of a longer $( ): lines are counted in that, from the line that its command ended on. */
function renumbered(shell: Shell, script: Script): Body {
  const [first] = script.statements;
  const last = script.statements.at(-1);
  if (!first || !last || script.error || (first.line === shell.line && last.endLine === shell.line))
    return script.statements;
  const known = renumberedScripts.get(script);
  if (known?.line === shell.line) return known.statements;
  const text = printBody(script.statements);
  const again = parseScript(text, { dialect: shell.dialect, line: shell.line });
  const statements = again.error || text.includes('<<') ? script.statements : again.statements;
  renumberedScripts.set(script, { line: shell.line, statements });
  return statements;
}

/** `<(command)`: a pipe under /dev/fd. The shell keeps its end until the command is over. */
export function* processSubstitution(shell: Shell, part: Part & { kind: 'process' }): Run<string> {
  const [read, write] = shell.sys.pipe();
  const own = part.direction === '<' ? read : write;
  const other = part.direction === '<' ? write : read;
  const kept = shell.sys.dup(own, 60);
  shell.sys.close(own);
  const pid = yield* fork(shell, {}, function* (child) {
    const target = part.direction === '<' ? 1 : 0;
    child.sys.dup2(other, target);
    for (const fd of [kept, other]) if (fd !== target) close(child, fd);
    return yield* child.interpreter.runBody(child, part.script.statements, { last: true });
  });
  shell.sys.close(other);
  shell.substituted.push(kept);
  shell.lastSubstituted = pid;
  if (shell.dialect.bash) shell.lastBackground = pid;
  return `/dev/fd/${kept}`;
}

/** After the command that used them. */
export function closeSubstitutions(shell: Shell, from: number): void {
  for (const fd of shell.substituted.splice(from)) close(shell, fd);
}

function close(shell: Shell, fd: number): void {
  try {
    shell.sys.close(fd);
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
  }
}
