import { asErrno } from '../kernel/errno';
import { signals } from '../kernel/signal';
import type { Program, Run, Syscalls } from '../kernel/syscalls';
import { parseScript } from './ast';
import { builtinNames, findBuiltin } from './builtins/index';
import { type CommandCompleter, completerWith } from './completion/complete';
import type { Dialect } from './dialect';
import { runInteractive } from './interactive/session';
import { runBody, runCommand, safePoint } from './interpreter/execute';
import { evaluateText } from './interpreter/expand/arithmetic';
import { expandParts, expandPattern, expandString, expandWords } from './interpreter/expand/word';
import type { Interpreter } from './interpreter/interpreter';
import { runToExit } from './interpreter/processes';
import { runFileInPlace, runScript } from './interpreter/script';
import { restarting, Shell } from './interpreter/shell';
import { importEnvironment } from './interpreter/startup';
import { trampoline } from './interpreter/trampoline';
import { readArguments } from './invocation';

const interpreter: Interpreter = {
  runScript,
  runFileInPlace,
  runBody,
  runCommand,
  safePoint,
  expandWords,
  expandString,
  expandPattern,
  expandParts,
  evaluateText,
  findBuiltin,
  builtinNames,
};

/** A shell as an executable: `sh -c text [name [args]]`, `sh file [args]`, `sh` on a terminal or reading its input. */
export const shellProgram =
  (dialect: Dialect, commands: ReadonlyMap<string, CommandCompleter> = new Map()): Program =>
  (sys, argv) =>
    trampoline(runShell(sys, argv, dialect, commands));

function* runShell(
  sys: Syscalls,
  argv: readonly string[],
  dialect: Dialect,
  commands: ReadonlyMap<string, CommandCompleter>,
): Run {
  const name = argv[0] ?? dialect.name;
  const shell = new Shell(sys, dialect, dialect.bash ? name.replace(/^-/, '') : name, interpreter);
  importEnvironment(shell, sys.env());
  const invocation = readArguments(dialect, argv);
  if ('complaint' in invocation) {
    yield* shell.writeError(`${shell.name}: ${invocation.complaint}\n`);
    return 2;
  }
  if (invocation.version) {
    yield* shell.write(invocation.version);
    return 0;
  }
  for (const [option, on] of invocation.options) shell.options.set(option, on);
  for (const [option, on] of invocation.shopt)
    if (on) shell.options.shopt.add(option);
    else shell.options.shopt.delete(option);
  shell.positional = invocation.positional;
  if (dialect.reapsAtOnce)
    shell.traps.setInternal(signals.CHLD, {
      handler: () => {
        shell.noteChild();
      },
    });
  if (dialect.ignoresQuit) shell.traps.setInternal(signals.QUIT, 'ignore');
  if (!dialect.bash && (invocation.command ?? invocation.file) !== undefined) shell.traps.catchInterrupt();

  if (invocation.command !== undefined) {
    shell.source = 'string';
    if (invocation.name !== undefined) shell.name = invocation.name;
    return yield* runToExit(shell, () => runString(shell, invocation.command ?? ''));
  }
  if (invocation.file !== undefined) return yield* runFile(shell, invocation.file);
  if (invocation.interactive || (sys.isatty(0) && sys.isatty(2) && !invocation.stdin)) {
    return yield* runToExit(shell, () =>
      runInteractive(shell, {
        login: name.startsWith('-') || invocation.login,
        norc: invocation.norc,
        complete: completerWith(commands),
      }),
    );
  }
  shell.source = 'stdin';
  return yield* runToExit(shell, () => runStdin(shell));
}

function* runString(shell: Shell, text: string): Run {
  const script = parseScript(text, { dialect: shell.dialect });
  const last = shell.dialect.execsLast === 'simple' || (shell.dialect.execsLast === 'most' && !text.endsWith('\n'));
  return yield* runScript(shell, script, { last });
}

function* runFile(shell: Shell, path: string): Run {
  let source: string;
  const { bash } = shell.dialect;
  try {
    source = shell.sys.readFile(path);
  } catch (error) {
    const { message, code } = asErrno(error);
    if (bash) {
      yield* shell.writeError(
        code === 'EISDIR' ? `${path}: ${path}: Is a directory\n` : `${shell.name}: ${path}: ${message}\n`,
      );
      return code === 'ENOENT' ? 127 : 126;
    }
    const dash = shell.dialect.name === 'dash';
    yield* shell.writeError(
      dash
        ? `${shell.name}: 0: cannot open ${path}: ${code === 'ENOENT' ? 'No such file' : message}\n`
        : `${shell.name}: can't open '${path}': ${message}\n`,
    );
    return 2;
  }
  shell.source = 'script';
  shell.name = path;
  return yield* runToExit(shell, () =>
    runScript(shell, parseScript(source, { dialect: shell.dialect }), { last: false }),
  );
}

/** Commands from standard input: all of it is read first when it is a file or pipe. */
function* runStdin(shell: Shell): Run {
  const text = yield* readAll(shell, shell.sys);
  return yield* runScript(shell, parseScript(text, { dialect: shell.dialect }), { last: false });
}

function* readAll(shell: Shell, sys: Syscalls): Run<string> {
  let text = '';
  for (;;) {
    const piece = yield* restarting(shell, () => sys.read(0, 65536));
    if (piece === '') return text;
    text += piece;
  }
}
