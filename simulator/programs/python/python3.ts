import { asErrno, Errno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { readAll } from '../stdio';
import { consoleScript } from './console-scripts';
import { Unsupported } from './expression';
import { modelOf } from './models';
import { runOneLiner } from './one-liner';

const VERSION = 'Python 3.13.5';
/** Bytes resident, and CPU ms to start. */
const MEMORY = 18_300_000;
const MAPPED = 9_600_000;
const STARTUP = 25;

/** Python turns SIGINT into KeyboardInterrupt and ignores SIGPIPE; it has no handler for SIGTERM. */
export const python3: Program = function* (sys, argv) {
  const words = [...argv.slice(1)];
  while (/^-[uBEIsSOq]+$/.test(words[0] ?? '')) words.shift();
  const [first] = words;
  if (first === '-V' || first === '--version') {
    yield* sys.write(1, `${VERSION}\n`);
    return 0;
  }
  let interrupted = false;
  if (sys.disposition(signals.INT) !== 'ignore')
    sys.sigaction(signals.INT, {
      handler: () => {
        interrupted = true;
      },
    });
  yield* sys.setMemory(MEMORY, MAPPED);
  yield* sys.compute(STARTUP);
  try {
    return yield* start(sys, words);
  } catch (error) {
    if (!(error instanceof Errno) || error.code !== 'EINTR' || !interrupted) throw error;
    yield* sys.write(
      2,
      `Traceback (most recent call last):\n  File "${first === '-c' ? '<string>' : (first ?? '<stdin>')}", in <module>\nKeyboardInterrupt\n`,
    );
    sys.sigaction(signals.INT, 'default');
    yield* sys.kill(sys.pid, signals.INT);
    return 130;
  }
};

function* start(sys: Syscalls, words: readonly string[]): Run {
  const [first, second = ''] = words;
  if (first === '-c') return yield* oneLiner(sys, second, words.slice(2));
  if (first === '-m') return yield* runModule(sys, second);
  if (first === undefined || first === '-') {
    if (sys.isatty(0)) {
      yield* sys.write(
        2,
        'python3: the interactive prompt is not part of this simulation; try: python3 -c "print(1 + 1)"\n',
      );
      return 1;
    }
    return yield* run(sys, yield* readAll(sys, 0), '<stdin>');
  }
  let source: string;
  try {
    source = sys.readFile(first);
  } catch (error) {
    const { code, message } = asErrno(error);
    const number = { ENOENT: 2, EACCES: 13, EISDIR: 21 }[code as string] ?? 5;
    const path = first.startsWith('/') ? first : `${sys.getcwd().replace(/\/$/, '')}/${first}`;
    yield* sys.write(2, `python3: can't open file '${path}': [Errno ${number}] ${message}\n`);
    return 2;
  }
  return yield* run(sys, source, first, words);
}

function* run(sys: Syscalls, source: string, name: string, words: readonly string[] = [name]): Run {
  const main = consoleScript(source);
  if (main) return yield* main(sys, words);
  const model = modelOf(source);
  if (model) return yield* model(sys, name.startsWith('/') ? name : `${sys.getcwd()}/${name}`);
  return yield* oneLiner(sys, source, [], name);
}

function* oneLiner(sys: Syscalls, source: string, args: readonly string[], name = '-c'): Run {
  try {
    return yield* runOneLiner(sys, source, args);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    yield* sys.write(
      2,
      `python3: this simulation cannot run ${name}: it knows server.py, spawner.py and simple one-liners (stopped at: ${error.message})\n`,
    );
    return 1;
  }
}

function* runModule(sys: Syscalls, name: string): Run {
  yield* sys.write(
    2,
    `python3: this simulation has no module ${name}; it knows server.py, spawner.py and simple one-liners\n`,
  );
  return 1;
}
