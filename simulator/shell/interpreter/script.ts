import type { Run } from '../../kernel/syscalls';
import { parseScript } from '../ast';
import type { Script, SyntaxFault } from '../tree';
import { Discard } from './control';
import { runBody } from './execute';
import type { Place } from './place';
import { runToExit } from './processes';
import { Shell } from './shell';
import { importEnvironment } from './startup';
import { syntaxMessage } from './syntax-message';

/** Runs what was parsed; then its syntax error, if it has one, ends the shell (or the `eval`). */
export function* runScript(
  shell: Shell,
  script: Script,
  place: Place,
  kind: 'main' | 'eval' | 'trap' | 'source' = 'main',
): Run {
  if (script.statements.length === 0 && !script.error) {
    if (kind !== 'trap') shell.status = 0;
    return shell.status;
  }
  let rest = script.statements;
  while (rest.length > 0) {
    try {
      yield* runBody(shell, rest, script.error ? { last: false } : place, kind === 'main');
      break;
    } catch (error) {
      if (
        !(error instanceof Discard) ||
        !error.lineOnly ||
        kind !== 'main' ||
        shell.source === 'string' ||
        shell.subshell > 0
      )
        throw error;
      shell.status = error.status;
      const line = shell.statementLine;
      rest = rest.filter((statement) => statement.line > line);
    }
  }
  if (script.error) yield* syntaxError(shell, script.error, kind);
  return shell.status;
}

export function* syntaxError(shell: Shell, fault: SyntaxFault, kind: 'main' | 'eval' | 'trap' | 'source'): Run<void> {
  yield* shell.writeError(syntaxMessage(shell, fault, kind));
  shell.status = 2;
  if (kind === 'main' || !shell.dialect.bash) throw new Discard(2);
}

/** A text without #!: this process becomes a shell that runs it. */
export function* runFileInPlace(
  shell: Shell,
  path: string,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
): Run {
  const source = shell.sys.readFile(path);
  if (/\0/.test(source.slice(0, 80))) {
    yield* shell.warn(`${path}: cannot execute binary file: Exec format error`);
    return 126;
  }
  const fresh = new Shell(shell.sys, shell.dialect, path, shell.interpreter);
  importEnvironment(fresh, env);
  fresh.source = 'script';
  fresh.positional = argv.slice(1);
  shell.sys.setTitle([shell.dialect.bash ? 'bash' : 'sh', path, ...argv.slice(1)]);
  return yield* runToExit(fresh, () =>
    runScript(fresh, parseScript(source, { dialect: fresh.dialect }), { last: false }),
  );
}
