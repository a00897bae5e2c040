import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { execPath } from '../exec-path';
import { printError } from '../stdio';
import { exitCode, reap, taken } from './supervise';

const VERSION = 'dumb-init v1.2.5';

const usage = (name: string): string => `${VERSION}
Usage: ${name} [option] command [[arg] ...]

dumb-init is a simple process supervisor that forwards signals to children.
It is designed to run as PID1 in minimal container environments.

Optional arguments:
   -c, --single-child   Run in single-child mode.
                        In this mode, signals are only proxied to the
                        direct child and not any of its descendants.
   -r, --rewrite s:r    Rewrite received signal s to new signal r before proxying.
                        To ignore (not proxy) a signal, rewrite it to 0.
                        This option can be specified multiple times.
   -v, --verbose        Print debugging information to stderr.
   -h, --help           Print this help message and exit.
   -V, --version        Print the current version and exit.

Full help is available online at https://github.com/Yelp/dumb-init
`;

/** dumb-init 1.2.5: the child leads a session, signals go to its whole group. */
export const dumbInit: Program = function* (sys, argv) {
  const name = argv[0] ?? 'dumb-init';
  const words = [...argv.slice(1)];
  let single = sys.env().get('DUMB_INIT_SETSID') === '0';
  let verbose = sys.env().get('DUMB_INIT_DEBUG') === '1';
  const rewrites = new Map<number, number>();
  while (words[0]?.startsWith('-')) {
    const word = words.shift() ?? '';
    if (word === '--') break;
    if (word === '-c' || word === '--single-child') single = true;
    else if (word === '-v' || word === '--verbose') verbose = true;
    else if (word === '-h' || word === '--help' || word === '-V' || word === '--version') {
      yield* printError(sys, word === '-h' || word === '--help' ? usage(name) : `${VERSION}\n`);
      return 0;
    } else if (word.startsWith('-r') || word.startsWith('--rewrite')) {
      const rule = word.startsWith('--')
        ? (word.split('=')[1] ?? words.shift() ?? '')
        : word.slice(2) || (words.shift() ?? '');
      const [, from, to] = /^(\d+):(\d+)$/.exec(rule) ?? [];
      if (from === undefined || Number(from) < 1 || Number(from) > 31 || Number(to) > 31) {
        yield* printError(
          sys,
          `Usage: -r option takes <signum>:<signum>, where <signum> is between 1 and 31.\nThis option can be specified multiple times.\nUse --help for full usage.\n`,
        );
        return 1;
      }
      rewrites.set(Number(from), Number(to));
    } else {
      yield* printError(sys, `${name}: unrecognized option '${word}'\n`);
      return 1;
    }
  }
  if (words.length === 0) {
    yield* printError(sys, `Usage: ${name} [option] program [args]\nTry ${name} --help for full usage.\n`);
    return 1;
  }
  if (!single)
    for (const stop of [signals.TSTP, signals.TTIN, signals.TTOU])
      if (!rewrites.has(stop)) rewrites.set(stop, signals.STOP);
  sys.sigprocmask('block', taken);
  const child = sys.fork((own) => start(own, words, single));
  const forward = function* (signal: number): Run<void> {
    const target = rewrites.get(signal) ?? signal;
    if (target === 0) return;
    try {
      yield* sys.kill(single ? child : -child, target);
    } catch (e) {
      asErrno(e);
    }
    if (verbose) yield* printError(sys, `[dumb-init] Forwarded signal ${target} to children.\n`);
  };
  for (;;) {
    const signal = yield* sys.sigwait(taken);
    if (signal === null) continue;
    if (verbose) yield* printError(sys, `[dumb-init] Received signal ${signal}.\n`);
    if (signal === signals.CHLD) {
      const ended = yield* reap(sys, child);
      if (!ended) continue;
      yield* forward(signals.TERM);
      return exitCode(ended);
    }
    yield* forward(signal);
    if ([signals.TSTP, signals.TTIN, signals.TTOU].includes(signal as 20)) yield* sys.kill(sys.pid, signals.STOP);
  }
};

function* start(sys: Syscalls, words: readonly string[], single: boolean): Run {
  if (!single) {
    sys.setsid();
    if (sys.isatty(0)) {
      try {
        sys.setControllingTty(0);
      } catch (e) {
        asErrno(e);
      }
    }
  }
  sys.sigprocmask('unblock', taken);
  try {
    return yield* execPath(sys, words, sys.env());
  } catch (e) {
    yield* printError(sys, `[dumb-init] ${words[0]}: ${asErrno(e).message}\n`);
    return 2;
  }
}
