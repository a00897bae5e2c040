import { asErrno, messages } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { findCommand, typeOf } from './find-command';
import type { Shell } from './shell';

/** Replaces this process by a program. Returns only when that failed: 126 or 127, the message printed. */
export function* execProgram(
  shell: Shell,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
  options: { argv0?: string; builtin?: boolean; standardPath?: boolean } = {},
): Run {
  const name = argv[0] ?? '';
  const path = findCommand(shell, name, options.standardPath);
  if (path === undefined) return yield* notFound(shell, name, options.builtin ?? false);
  const { bash } = shell.dialect;
  if (bash && !env.has('_')) env = new Map(env).set('_', path);
  else if (bash) env = new Map(env).set('_', path);
  if (bash) shell.traps.beforeExec();
  try {
    return yield* shell.sys.exec(path, [options.argv0 ?? name, ...argv.slice(1)], env);
  } catch (error) {
    const { code, message } = asErrno(error);
    const lead = options.builtin ? 'exec: ' : '';
    const directory = typeOf(shell, path) === 'directory';
    if (code === 'ENOEXEC') return yield* shell.interpreter.runFileInPlace(shell, path, argv, env);
    if (!bash) {
      if (code === 'ENOENT') return yield* notFound(shell, name, options.builtin ?? false);
      yield* explain(shell, lead, `${name}: ${directory ? messages.EACCES : message}`);
      return 126;
    }
    const why = directory ? messages.EISDIR : message;
    if (code === 'ENOENT' && typeOf(shell, path) !== undefined) {
      yield* shell.warn(`${name}: cannot execute: required file not found`);
      return 127;
    }
    yield* shell.warn(`${path}: ${why}`);
    if (options.builtin) yield* shell.warn(`exec: ${path}: cannot execute: ${why}`);
    return code === 'ENOENT' ? 127 : 126;
  }
}

function* notFound(shell: Shell, name: string, builtin: boolean): Run {
  if (!shell.dialect.bash && name === '') {
    yield* shell.warn(`${name}: Permission denied`);
    return 127;
  }
  if (shell.dialect.bash) yield* shell.warn(builtin ? `exec: ${name}: not found` : `${name}: command not found`);
  else yield* explain(shell, builtin ? 'exec: ' : '', `${name}: not found`);
  return 127;
}

function* explain(shell: Shell, lead: string, text: string): Run<void> {
  const line =
    lead && shell.dialect.name === 'ash' && !shell.interactive
      ? `line ${shell.source === 'script' ? shell.line : shell.line - 1}: `
      : '';
  yield* shell.warn(lead + line + text);
}
