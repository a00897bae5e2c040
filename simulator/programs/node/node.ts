import { decodeUtf8, utf8 } from '../../bytes';
import { signals } from '../../kernel/signal';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { print, printError, readAll } from '../stdio';
import { VERSION } from './globals';
import { MAPPED, MEMORY } from './heap';
import { inspect } from './inspect';
import { Unsupported } from './lex';
import { isFile, Runtime } from './runtime';
import { missingMain, uncaughtText } from './uncaught';
import { Thrown, toNumber } from './values';

/** CPU ms until the first line runs, and the threads /proc shows. */
const STARTUP = 40;
const THREADS = 11;

const HELP = `Usage: node [options] [ script.js ] [arguments]
       node inspect [options] [ script.js | host:port ] [arguments]

Options of this simulation:
  -e, --eval=...              evaluate script
  -p, --print [...]           evaluate script and print result
  -v, --version               print Node.js version
`;

/** Node.js 20 for the course's applications and for scripts of their kind. */
export const node: Program = function* (sys, argv) {
  const words = [...argv.slice(1)];
  let text: string | undefined;
  let printing = false;
  while (words[0]?.startsWith('-') && words[0] !== '-') {
    const word = words.shift() ?? '';
    if (word === '--') break;
    if (word === '-v' || word === '--version') {
      yield* print(sys, `${VERSION}\n`);
      return 0;
    }
    if (word === '-h' || word === '--help') {
      yield* print(sys, HELP);
      return 0;
    }
    if (['-e', '--eval', '-p', '--print', '-pe'].includes(word)) {
      printing ||= word !== '-e' && word !== '--eval';
      text = words.shift();
      if (text === undefined) {
        yield* printError(sys, `node: ${word} requires an argument\n`);
        return 9;
      }
    } else if (
      !/^--(max-|trace-|no-|enable-|require|inspect|unhandled|stack|env-file|test$)/.test(word) &&
      word !== '-r' &&
      word !== '-i'
    ) {
      yield* printError(sys, `node: bad option: ${word}\n`);
      return 9;
    }
  }
  sys.setThreads(THREADS);
  yield* sys.setMemory(MEMORY, MAPPED);
  yield* sys.compute(STARTUP);
  if (text !== undefined) return yield* run(sys, decodeUtf8(text), '[eval]', ['/usr/bin/node', ...words], printing);
  const [script] = words;
  if (script === undefined || script === '-') {
    if (sys.isatty(0)) {
      yield* printError(sys, "node: the interactive prompt is not part of this simulation; try: node -p '1 + 1'\n");
      return 1;
    }
    return yield* run(sys, decodeUtf8(yield* readAll(sys, 0)), '[stdin]', ['/usr/bin/node', '-'], false);
  }
  const asked = normalize(script, sys.getcwd());
  const path = [asked, `${asked}.js`, `${asked}/index.js`].find((candidate) => isFile(sys, candidate));
  if (path === undefined) {
    yield* printError(sys, missingMain(asked));
    return 1;
  }
  return yield* run(sys, decodeUtf8(sys.readFile(path)), path, ['/usr/bin/node', path, ...words.slice(1)], false);
};

const RESET = [signals.HUP, signals.INT, signals.QUIT, signals.TERM, signals.USR2, signals.ALRM, signals.CHLD];

function* run(sys: Syscalls, source: string, file: string, argv: readonly string[], printing: boolean): Run {
  // Node puts every signal back to its default, those that nohup or a shell's & had ignored, too.
  for (const signal of RESET) sys.sigaction(signal, 'default');
  sys.sigaction(signals.PIPE, 'ignore');
  const runtime = new Runtime(sys, argv);
  runtime.loop.onSignal(signals.USR1, function* () {
    yield* printError(
      sys,
      'Debugger listening on ws://127.0.0.1:9229/27204f89-ec1e-42dc-9baf-90502a920625\nFor help, see: https://nodejs.org/en/docs/inspector\n',
    );
  });
  try {
    const value = yield* runtime.evaluate(source, file);
    if (printing) yield* print(sys, `${utf8(typeof value === 'string' ? value : inspect(value))}\n`);
    yield* runtime.loop.run();
    return yield* runtime.exit(toNumber(runtime.process.props.get('exitCode') ?? 0));
  } catch (error) {
    return yield* explain(runtime, error, source, file);
  }
}

function* explain(runtime: Runtime, error: unknown, source: string, file: string): Run {
  const { sys } = runtime;
  if (error instanceof Unsupported) {
    const where = file === '[eval]' ? 'this text' : file;
    yield* printError(
      sys,
      `node: this simulation cannot run ${where}${error.line ? `: line ${error.line}` : ''}: ${error.message}: it runs the course's own apps and small scripts like them\n`,
    );
    return 1;
  }
  if (!(error instanceof Thrown)) throw error;
  const handlers = runtime.listeners.get('uncaughtException');
  if (handlers) {
    yield* runtime.emit('uncaughtException', [error.value]);
    yield* runtime.loop.run();
    return 0;
  }
  yield* printError(sys, uncaughtText(error, source, file));
  const callbacks = runtime.listeners.get('exit') ?? [];
  for (const callback of callbacks) yield* runtime.interpreter.call(callback, [1]);
  return 1;
}
