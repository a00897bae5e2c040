import { utf8 } from '../../bytes';
import { signals } from '../../kernel/signal';
import type { Run, Syscalls } from '../../kernel/syscalls';
import type { Block } from './ast';
import { Raised } from './exceptions';
import { copyOf } from './fork';
import { PythonSyntaxError } from './lex';
import { MAPPED, MEMORY } from './memory';
import { importModule } from './modules';
import { parse } from './parse';
import { Runtime } from './runtime';
import { str } from './show';
import { tracebackText } from './traceback';
import { Unsupported } from './unsupported';

interface Script {
  /** As __file__ and tracebacks show it: a path, `<string>`, `<stdin>`. */
  readonly file: string;
  readonly source: string;
  readonly argv: readonly string[];
  readonly unbuffered: boolean;
}

/** Runs a text to its end. Answers the exit status; throws Unsupported before anything has run, if it can. */
export function* runScript(sys: Syscalls, script: Script): Run {
  let block: Block;
  try {
    block = parse(script.source);
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    yield* sys.write(2, utf8(syntaxText(error, script)));
    return 1;
  }
  const rt = new Runtime(sys, { ...script, importModule, fork });
  if (sys.disposition(signals.INT) !== 'ignore') rt.catchSignal(signals.INT, null);
  yield* sys.setMemory(MEMORY, MAPPED);
  return yield* runToEnd(rt, () => rt.interpreter.blocks.module(block));
}

/**
 * os.fork: the child goes on at the same statement, where fork answers 0. What the statement had computed before the call
 * is computed again.
 */
function fork(rt: Runtime): number {
  if (rt.forkAnswer !== undefined) {
    const answer = rt.forkAnswer;
    rt.forkAnswer = undefined;
    return answer;
  }
  const state = copyOf(rt);
  const { file, argv, unbuffered, memory, modules } = rt;
  return rt.at(() =>
    rt.sys.fork(function* child(sys: Syscalls): Run {
      const source = rt.lines.join('\n');
      const own = new Runtime(sys, { file, source, argv, unbuffered, globals: state.globals, importModule, fork });
      own.forkAnswer = 0;
      own.memory.held = memory.held;
      own.adopt(state.handlers);
      for (const [fd, text] of state.unflushed) own.unflushed.set(fd, text);
      for (const [name, module] of modules) own.modules.set(name, module);
      return yield* runToEnd(own, () => own.interpreter.blocks.resume(state.path));
    }),
  );
}

/** What is left after the last statement: an uncaught exception is told, what was not flushed yet is. */
function* runToEnd(rt: Runtime, run: () => Run<void>): Run {
  let status = 0;
  let interrupted = false;
  try {
    yield* run();
  } catch (error) {
    if (error instanceof Unsupported) {
      yield* rt.flush(1);
      yield* rt.write(2, `python3: this simulation cannot run ${rt.file}: it does not know ${error.message}\n`);
      return 1;
    }
    if (!(error instanceof Raised)) throw error;
    if (error.value.type.name === 'SystemExit') status = yield* exitStatus(rt, error);
    else {
      yield* rt.flush(1);
      yield* rt.write(2, tracebackText(error));
      interrupted = error.value.type.name === 'KeyboardInterrupt';
      status = 1;
    }
  }
  try {
    yield* rt.flush(1);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    yield* rt.write(
      2,
      `Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n${tracebackText(error).split('\n').slice(1).join('\n')}`,
    );
    status = 120;
  }
  if (!interrupted) return status;
  rt.sys.sigaction(signals.INT, 'default');
  yield* rt.sys.kill(rt.sys.pid, signals.INT);
  return 130;
}

function* exitStatus(rt: Runtime, { value }: Raised): Run {
  const code = value.attributes.get('code') ?? null;
  if (code === null) return 0;
  if (typeof code === 'number' || typeof code === 'boolean') return Number(code) & 255;
  yield* rt.flush(1);
  yield* rt.write(2, `${str(code)}\n`);
  return 1;
}

function syntaxText({ message, line, column }: PythonSyntaxError, { file, source }: Script): string {
  const whole = source.split('\n')[line - 1] ?? '';
  const text = whole.trim();
  const at = Math.max(0, column - (whole.length - whole.trimStart().length));
  const kind = /indent/.test(message) ? 'IndentationError' : 'SyntaxError';
  return `  File "${file}", line ${line}\n    ${text}\n    ${' '.repeat(at)}^\n${kind}: ${message}\n`;
}
