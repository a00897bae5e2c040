import { Errno } from '../../../kernel/errno';
import type { Run } from '../../../kernel/syscalls';
import type { Part, Script } from '../../tree';
import { exitCode } from '../jobs';
import { fork, waitForPid } from '../processes';
import { restarting, type Shell } from '../shell';

/** What the command wrote, final newlines and NULs removed. */
export function* substituteCommand(shell: Shell, script: Script): Run<string> {
  const [read, write] = shell.sys.pipe();
  const pid = yield* fork(shell, { keepsTraps: true }, function* (child) {
    child.sys.close(read);
    child.indirection++;
    if (write !== 1) {
      child.sys.dup2(write, 1);
      child.sys.close(write);
    }
    if (!child.options.shopt.has('inherit_errexit') && child.dialect.bash) child.options.set('errexit', false);
    return yield* child.interpreter.runBody(child, script.statements, { last: true });
  });
  shell.sys.close(write);
  let text = '';
  for (;;) {
    const piece = yield* restarting(shell, () => shell.sys.read(read, 65536));
    if (piece === '') break;
    text += piece;
  }
  shell.sys.close(read);
  const status = exitCode(yield* waitForPid(shell, pid));
  shell.substitutionStatus = status;
  if (text.includes('\0')) text = text.replaceAll('\0', '');
  return text.replace(/\n+$/, '');
}

/** `<(command)`: a pipe under /dev/fd. The shell keeps its end until the command is over. */
export function* processSubstitution(shell: Shell, part: Part & { kind: 'process' }): Run<string> {
  const [read, write] = shell.sys.pipe();
  const own = part.direction === '<' ? read : write;
  const other = part.direction === '<' ? write : read;
  const kept = shell.sys.dup(own, 60);
  shell.sys.close(own);
  yield* fork(shell, { keepsTraps: false }, function* (child) {
    const target = part.direction === '<' ? 1 : 0;
    child.sys.dup2(other, target);
    for (const fd of [kept, other]) if (fd !== target) close(child, fd);
    return yield* child.interpreter.runBody(child, part.script.statements, { last: true });
  });
  shell.sys.close(other);
  shell.substituted.push(kept);
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
