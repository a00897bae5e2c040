import { asErrno } from '../../kernel/errno';
import { parseSignal, signals } from '../../kernel/signal';
import type { Program } from '../../kernel/syscalls';
import { userId } from '../accounts';
import { print, printError } from '../stdio';

/** killall(1) of psmisc: by exact name. */
export const killall: Program = function* (sys, argv) {
  let signal: number = signals.TERM;
  let quiet = false;
  let verbose = false;
  let user: number | undefined;
  const names: string[] = [];
  const words = argv.slice(1);
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-q' || word === '--quiet') quiet = true;
    else if (word === '-v' || word === '--verbose') verbose = true;
    else if (word === '-u' || word === '--user') user = userId(sys, words.shift() ?? '');
    else if (word === '-s' || word === '--signal') signal = parseSignal(words.shift() ?? '') ?? signal;
    else if (word === '-V' || word === '--version') {
      yield* printError(sys, 'killall (PSmisc) 23.7\n');
      return 0;
    } else if (word.startsWith('-') && parseSignal(word.slice(1)) !== undefined)
      signal = parseSignal(word.slice(1)) ?? signal;
    else if (word.startsWith('-') && !/^-[ewgIir]+$/.test(word)) {
      yield* printError(sys, `${word.slice(1)}: unknown signal; killall -l lists signals.\n`);
      return 1;
    } else if (!word.startsWith('-')) names.push(word);
  }
  if (names.length === 0 && user === undefined) {
    yield* printError(
      sys,
      'Usage: killall [OPTION]... [--] NAME...\n       killall -l, --list\n       killall -V, --version\n',
    );
    return 1;
  }
  yield* sys.compute(2);
  let status = 0;
  for (const name of names) {
    const found = sys
      .processes()
      .filter(
        (p) =>
          p.pid !== sys.pid &&
          p.state !== 'Z' &&
          (p.comm === name.slice(0, 15) || p.argv[0] === name) &&
          (user === undefined || p.uid === user),
      );
    if (found.length === 0) {
      if (!quiet) yield* printError(sys, `${name}: no process found\n`);
      status = 1;
    }
    for (const p of found) {
      try {
        yield* sys.kill(p.pid, signal);
        if (verbose) yield* print(sys, `Killed ${name}(${p.pid}) with signal ${signal}\n`);
      } catch (e) {
        yield* printError(sys, `${name}(${p.pid}): ${asErrno(e).message}\n`);
        status = 1;
      }
    }
  }
  return status;
};
