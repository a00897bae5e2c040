import { decodeUtf8 } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { readAll } from '../stdio';
import { consoleScript } from './console-scripts';
import { serveFolder } from './http-server';
import { MAPPED, MEMORY } from './memory';
import { runScript } from './run-script';
import { Unsupported } from './unsupported';

const VERSION = 'Python 3.13.5';
/** CPU ms. */
const STARTUP = 25;

/** Python 3.13 for the course's applications and for scripts of their kind. It has no handler for SIGTERM. */
export const python3: Program = function* (sys, argv) {
  const words = [...argv.slice(1)];
  let unbuffered = (sys.env().get('PYTHONUNBUFFERED') ?? '') !== '';
  while (/^-[uBEIsSOq]+$/.test(words[0] ?? '')) unbuffered = (words.shift() ?? '').includes('u') || unbuffered;
  const [first] = words;
  if (first === '-V' || first === '--version') {
    yield* sys.write(1, `${VERSION}\n`);
    return 0;
  }
  // Until the script has begun, Ctrl-C ends it as it does any program.
  if (sys.disposition(signals.PIPE) === 'default') sys.sigaction(signals.PIPE, 'ignore');
  yield* sys.setMemory(MEMORY, MAPPED);
  yield* sys.compute(STARTUP);
  return yield* start(sys, words, unbuffered);
};

function* start(sys: Syscalls, words: readonly string[], unbuffered: boolean): Run {
  const [first, second = '', third] = words;
  if (first === '-c') return yield* run(sys, second, '<string>', ['-c', ...words.slice(2)], unbuffered);
  if (first === '-m') return yield* runModule(sys, second, third, unbuffered);
  if (first === undefined || first === '-') {
    if (sys.isatty(0)) {
      yield* sys.write(
        2,
        'python3: the interactive prompt is not part of this simulation; try: python3 -c "print(1 + 1)"\n',
      );
      return 1;
    }
    return yield* run(sys, yield* readAll(sys, 0), '<stdin>', ['-'], unbuffered);
  }
  let source: string;
  const path = first.startsWith('/') ? first : `${sys.getcwd()}/${first}`;
  try {
    source = sys.readFile(first);
  } catch (error) {
    const { code, message } = asErrno(error);
    const number = { ENOENT: 2, EACCES: 13, EISDIR: 21 }[code as string] ?? 5;
    yield* sys.write(2, `python3: can't open file '${path.replace(/^\/\//, '/')}': [Errno ${number}] ${message}\n`);
    return 2;
  }
  const main = consoleScript(source);
  if (main) return yield* main(sys, words);
  return yield* run(sys, source, path, words, unbuffered);
}

function* run(sys: Syscalls, source: string, file: string, argv: readonly string[], unbuffered: boolean): Run {
  try {
    return yield* runScript(sys, { source: decodeUtf8(source), file, argv, unbuffered });
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    yield* sys.write(2, `python3: this simulation cannot run ${file}: it does not know ${error.message}\n`);
    return 1;
  }
}

/** What Python itself brings; other modules are not there in real life either, unless pip brought them. */
const LIBRARY =
  /^(asyncio|base64|calendar|cProfile|compileall|doctest|ensurepip|http|json|pdb|platform|pydoc|site|sqlite3|sysconfig|tarfile|timeit|trace|unittest|venv|webbrowser|zipfile)(\.|$)/;

function* runModule(sys: Syscalls, name: string, argument: string | undefined, unbuffered: boolean): Run {
  if (name === 'http.server')
    return yield* run(sys, serveFolder(Number(argument ?? 8000)), 'http/server.py', ['http.server'], unbuffered);
  const which = ['/usr/local/bin/python3', '/usr/bin/python3'].find((path) => sys.access(path, 'x')) ?? 'python3';
  yield* sys.write(
    2,
    LIBRARY.test(name)
      ? `python3: this simulation has no module ${name} to run; it has http.server\n`
      : `${which}: No module named ${name}\n`,
  );
  return 1;
}
