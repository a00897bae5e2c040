import { asErrno } from '../../kernel/errno';
import { parseSignal, signalName, signals } from '../../kernel/signal';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { execPath } from '../exec-path';
import { print, printError } from '../stdio';
import { exitCode, reap, taken } from './supervise';

const VERSION = 'tini version 0.19.0';

const usage = (name: string): string => `${name} (${VERSION})
Usage: ${name} [OPTIONS] PROGRAM -- [ARGS] | --version

Execute a program under the supervision of a valid init process (${name})

Command line options:

  --version: Show version and exit.
  -h: Show this help message and exit.
  -s: Register as a process subreaper (requires Linux >= 3.4).
  -p SIGNAL: Trigger SIGNAL when parent dies, e.g. "-p SIGKILL".
  -v: Generate more verbose output. Repeat up to 3 times.
  -w: Print a warning when processes are getting reaped.
  -g: Send signals to the child's process group.
  -e EXIT_CODE: Remap EXIT_CODE (from 0 to 255) to 0.
  -l: Show license and exit.

Environment variables:

  TINI_SUBREAPER: Register as a process subreaper (requires Linux >= 3.4).
  TINI_VERBOSITY: Set the verbosity level (default: 1).
  TINI_KILL_PROCESS_GROUP: Send signals to the child's process group.

`;

const NOT_INIT = `Tini is not running as PID 1 and isn't registered as a child subreaper.
Zombie processes will not be re-parented to Tini, so zombie reaping won't work.
To fix the problem, use the -s option or set the environment variable TINI_SUBREAPER to register Tini as a child subreaper, or run Tini as PID 1.`;

/** tini 0.19, also as docker-init. */
export const tini: Program = function* (sys, argv) {
  const name = (argv[0] ?? 'tini').replace(/.*\//, '');
  const env = sys.env();
  let verbosity = Number(env.get('TINI_VERBOSITY') ?? 1);
  let group = env.has('TINI_KILL_PROCESS_GROUP');
  let subreaper = env.has('TINI_SUBREAPER');
  let warn = false;
  const remapped = new Set<number>();
  const words = [...argv.slice(1)];
  while (words[0]?.startsWith('-')) {
    const word = words.shift() ?? '';
    if (word === '--') break;
    if (word === '--version') {
      yield* print(sys, `${VERSION}\n`);
      return 0;
    }
    for (let i = 1; i < word.length; i++) {
      const c = word[i];
      if (c === 'v') verbosity += 1;
      else if (c === 'g') group = true;
      else if (c === 's') subreaper = true;
      else if (c === 'w') warn = true;
      else if (c === 'h') {
        yield* print(sys, usage(name));
        return 0;
      } else if (c === 'e' || c === 'p') {
        const value = word.slice(i + 1) || (words.shift() ?? '');
        const number = c === 'e' ? Number(value) : parseSignal(value);
        if (number === undefined || value === '' || !(number >= 0 && number <= 255)) {
          yield* printError(
            sys,
            c === 'e'
              ? `[FATAL ${tag(sys)}] Not a valid option for -e: ${value}\n`
              : `[FATAL ${tag(sys)}] Not a valid option for -p: ${value}\n`,
          );
          return 1;
        }
        if (c === 'e') remapped.add(number);
        break;
      } else {
        yield* printError(sys, `${argv[0]}: invalid option -- '${c}'\n${usage(name)}`);
        return 1;
      }
    }
  }
  if (words.length === 0) {
    yield* printError(sys, usage(name));
    return 1;
  }
  if (subreaper) sys.becomeSubreaper();
  if (sys.pid !== 1 && !subreaper && verbosity >= 1) yield* printError(sys, `[WARN  ${tag(sys)}] ${NOT_INIT}\n`);

  sys.sigprocmask('block', taken);
  sys.sigaction(signals.TTIN, 'ignore');
  sys.sigaction(signals.TTOU, 'ignore');
  const child = sys.fork((own) => start(own, words));
  for (;;) {
    const signal = yield* sys.sigwait(taken, sys.now() + 1000);
    if (signal !== null && signal !== signals.CHLD) {
      if (verbosity >= 3) yield* printError(sys, `[DEBUG ${tag(sys)}] Passing signal: '${signalName(signal)}'\n`);
      try {
        yield* sys.kill(group ? -child : child, signal);
      } catch (e) {
        asErrno(e);
      }
    }
    const ended = yield* reap(sys, child, function* (pid) {
      if (warn && pid !== child) yield* printError(sys, `[WARN  ${tag(sys)}] Reaped zombie process with pid=${pid}\n`);
    });
    if (ended) {
      const code = exitCode(ended);
      if (verbosity >= 2)
        yield* printError(
          sys,
          `[INFO  ${tag(sys)}] Main child exited ${'exited' in ended ? `normally (with status '${code}')` : `with signal (with signal '${code - 128}')`}\n`,
        );
      return remapped.has(code) ? 0 : code;
    }
  }
};

const tag = (sys: Syscalls): string => `tini (${sys.pid})`;

/** The child leads a group of its own, in the foreground of the terminal if there is one. */
function* start(sys: Syscalls, words: readonly string[]): Run {
  sys.setpgid(0, 0);
  if (sys.isatty(0)) {
    try {
      sys.tcsetpgrp(0, sys.pid);
    } catch (e) {
      asErrno(e);
    }
  }
  sys.sigaction(signals.TTIN, 'default');
  sys.sigaction(signals.TTOU, 'default');
  sys.sigprocmask('unblock', taken);
  try {
    return yield* execPath(sys, words, sys.env());
  } catch (e) {
    const { code, message } = asErrno(e);
    yield* printError(sys, `[FATAL ${tag(sys)}] exec ${words[0]} failed: ${message}\n`);
    return code === 'ENOENT' ? 127 : code === 'EACCES' ? 126 : 1;
  }
}
