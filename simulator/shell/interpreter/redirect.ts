import { asErrno, type ErrnoCode } from '../../kernel/errno';
import type { Fd, OpenFlag, Run } from '../../kernel/syscalls';
import type { Redirect } from '../tree';
import { assignVariable } from './assign';
import { Terminated } from './control';
import { expandString, expandWords } from './expand/word';
import { restarting, type Shell } from './shell';

/** Redirections that failed: the message is printed. */
export class RedirectFailed extends Error {}

/** Status of a command whose redirection failed. */
export const redirectStatus = (shell: Shell): number => (shell.dialect.name === 'dash' ? 2 : 1);

interface Saved {
  readonly fd: Fd;
  readonly copy: Fd | undefined;
}

/** Where the shell's own fds live: above what scripts use. */
const OWN_FDS = 10;

/** Performs redirections in this process; `restore` undoes them. */
export function* redirect(shell: Shell, redirects: readonly Redirect[], keep: boolean): Run<() => void> {
  const saved: Saved[] = [];
  const restore = (): void => {
    for (const { fd, copy } of saved.reverse()) {
      if (copy === undefined) closeQuietly(shell, fd);
      else {
        shell.sys.dup2(copy, fd);
        shell.sys.close(copy);
      }
    }
  };
  const save = (fd: Fd): void => {
    if (keep || saved.some((s) => s.fd === fd)) return;
    let copy: Fd | undefined;
    if (shell.sys.fds().includes(fd)) {
      copy = shell.sys.dup(fd, shell.dialect.bash ? OWN_FDS : OWN_FDS);
      shell.sys.setCloexec(copy, true);
    }
    saved.push({ fd, copy });
  };
  try {
    for (const one of redirects) yield* apply(shell, one, save);
  } catch (error) {
    restore();
    throw error;
  }
  return restore;
}

function* apply(shell: Shell, redirect: Redirect, save: (fd: Fd) => void): Run<void> {
  const { op } = redirect;
  if (op === '<<' || op === '<<<') return yield* hereDocument(shell, redirect, save);
  const target = yield* targetOf(shell, redirect);
  const fallback = op === '<' || op === '<>' || op === '<&' ? 0 : 1;
  if (redirect.variable !== undefined) return yield* variableFd(shell, redirect, target);
  const fd = redirect.fd ?? fallback;
  if (
    op === '&>' ||
    op === '&>>' ||
    (op === '>&' &&
      redirect.fd === undefined &&
      !/^(?:\d+-?|-)$/.test(target) &&
      shell.dialect.syntax.ampersandRedirect)
  ) {
    save(1);
    save(2);
    yield* openOn(shell, target, op === '&>>' ? ['write', 'append', 'create'] : ['write', 'create', 'truncate'], 1);
    shell.sys.dup2(1, 2);
    return;
  }
  if (op === '<&' || op === '>&') {
    save(fd);
    return yield* duplicate(shell, target, fd);
  }
  save(fd);
  yield* openOn(shell, target, yield* flagsOf(shell, op, target), fd);
}

function* targetOf(shell: Shell, redirect: Redirect): Run<string> {
  if (!shell.dialect.bash) return yield* expandString(shell, redirect.target);
  const words = yield* expandWords(shell, [redirect.target]);
  if (words.length === 1) return words[0] ?? '';
  yield* shell.warn(`${redirect.target.text}: ambiguous redirect`);
  throw new RedirectFailed();
}

function* flagsOf(shell: Shell, op: Redirect['op'], target: string): Run<readonly OpenFlag[]> {
  if (op === '<') return ['read'];
  if (op === '<>') return ['read', 'write', 'create'];
  if (op === '>>') return ['write', 'append', 'create'];
  if (op === '>' && shell.options.has('noclobber') && isRegular(shell, target)) {
    if (shell.dialect.bash) yield* shell.warn(`${target}: cannot overwrite existing file`);
    else yield* shell.warn(`${shell.dialect.name === 'dash' ? 'cannot' : "can't"} create ${target}: File exists`);
    throw new RedirectFailed();
  }
  return ['write', 'create', 'truncate'];
}

function isRegular(shell: Shell, path: string): boolean {
  try {
    return shell.sys.stat(path).type === 'file';
  } catch {
    return false;
  }
}

function* openOn(shell: Shell, path: string, flags: readonly OpenFlag[], fd: Fd): Run<void> {
  try {
    const opened = shell.sys.open(path, flags, 0o666);
    if (opened !== fd) {
      shell.sys.dup2(opened, fd);
      shell.sys.close(opened);
    }
  } catch (error) {
    const { code, message } = asErrno(error);
    yield* shell.warn(
      shell.dialect.bash ? `${path}: ${message}` : plainMessage(shell, path, code, message, flags.includes('create')),
    );
    throw new RedirectFailed();
  }
}

function plainMessage(shell: Shell, path: string, code: ErrnoCode, message: string, creating: boolean): string {
  const dash = shell.dialect.name === 'dash';
  const what = `${dash ? 'cannot' : "can't"} ${creating ? 'create' : 'open'} ${path}: `;
  if (code === 'ENOENT')
    return (
      what +
      (creating ? (dash ? 'Directory nonexistent' : 'nonexistent directory') : dash ? 'No such file' : 'no such file')
    );
  return what + message;
}

function* duplicate(shell: Shell, target: string, fd: Fd): Run<void> {
  if (target === '-') return closeQuietly(shell, fd);
  const move = /^(\d+)-$/.exec(target);
  const from = Number(move?.[1] ?? target);
  if (!/^\d+-?$/.test(target)) {
    if (shell.dialect.bash) yield* shell.warn(`${target}: ambiguous redirect`);
    else
      yield* shell.warn(shell.dialect.name === 'dash' ? 'Syntax error: Bad fd number' : 'syntax error: bad fd number');
    throw new RedirectFailed();
  }
  try {
    if (!shell.sys.fds().includes(from)) {
      yield* shell.warn(`${from}: Bad file descriptor`);
      throw new RedirectFailed();
    }
    if (from !== fd) shell.sys.dup2(from, fd);
    if (move && from !== fd) shell.sys.close(from);
  } catch (error) {
    if (error instanceof RedirectFailed) throw error;
    yield* shell.warn(`${from}: ${asErrno(error).message}`);
    throw new RedirectFailed();
  }
}

function* variableFd(shell: Shell, redirect: Redirect, target: string): Run<void> {
  const name = redirect.variable ?? '';
  if (target === '-') return closeQuietly(shell, Number(shell.variables.get(name)?.value ?? -1));
  const opened =
    redirect.op === '<&' || redirect.op === '>&'
      ? Number(target)
      : shell.sys.open(target, yield* flagsOf(shell, redirect.op, target), 0o666);
  const fd = shell.sys.dup(opened, OWN_FDS);
  if (opened !== Number(target)) shell.sys.close(opened);
  yield* assignVariable(shell, name, String(fd));
}

/** The text goes through a pipe; longer than a pipe holds, a child writes it. */
function* hereDocument(shell: Shell, redirect: Redirect, save: (fd: Fd) => void): Run<void> {
  const { unclosed } = redirect;
  if (unclosed && shell.dialect.bash) {
    yield* shell.writeError(
      `${shell.prefix(unclosed.endLine)}warning: here-document at line ${unclosed.line} delimited by end-of-file (wanted \`${unclosed.delimiter}')\n`,
    );
  }
  const body = yield* expandString(shell, redirect.target);
  const text =
    redirect.op === '<<<' || (unclosed && shell.dialect.bash && !/\n?$/.exec(body)?.[0]) ? `${body}\n` : body;
  const fd = redirect.fd ?? 0;
  save(fd);
  const [read, write] = shell.sys.pipe();
  if (text.length <= 4096) yield* restarting(shell, () => shell.sys.write(write, text));
  else {
    shell.sys.fork(function* (sys) {
      sys.close(read);
      for (let from = 0; from < text.length; from += 4096) yield* sys.write(write, text.slice(from, from + 4096));
      return 0;
    });
  }
  shell.sys.close(write);
  if (read === fd) return;
  shell.sys.dup2(read, fd);
  shell.sys.close(read);
}

/** Redirections last as long as the run, and longer when a signal ends the shell: bash's EXIT trap still writes there. */
export function* restoring(shell: Shell, restore: () => void, run: Run): Run {
  let over = true;
  try {
    return yield* run;
  } catch (error) {
    over = !(shell.dialect.bash && error instanceof Terminated);
    throw error;
  } finally {
    if (over) restore();
  }
}

export function closeQuietly(shell: Shell, fd: Fd): void {
  try {
    shell.sys.close(fd);
  } catch (error) {
    asErrno(error);
  }
}
