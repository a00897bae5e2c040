import { asErrno } from '../../kernel/errno';
import { parseSignal, type Signal, signals } from '../../kernel/signal';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { WaitQueue } from '../../kernel/wait-queue';
import { command, Stdio, UsageError } from '../command';
import { execFailureStatus, execPath } from '../exec-path';
import { quote, quoteAlways } from '../quote';
import { parseInterval } from './sleep';

/** Becomes the command, or ends with 126 or 127 and a message. */
export function* become(
  io: Stdio,
  words: readonly string[],
  verb = 'failed to run command ',
  env: ReadonlyMap<string, string> = io.sys.env(),
): Run {
  try {
    return yield* execPath(io.sys, words, env);
  } catch (e) {
    const name = words[0] ?? '';
    yield* io.warn(
      `${io.flavour === 'gnu' ? `${verb}${quoteAlways(name)}` : `can't execute '${name}'`}: ${asErrno(e).message}`,
    );
    return execFailureStatus(e);
  }
}

export const nice = command(
  {
    name: 'nice',
    usage: '[OPTION] [COMMAND [ARG]...]',
    about: 'Run COMMAND with an adjusted niceness.',
    options: 'n=,adjustment',
    inOrder: true,
    badUsage: 125,
  },
  function* (io, _options, words) {
    if (words.length) return yield* become(io, words, '');
    yield* io.print('0\n');
    return 0;
  },
);

export const nohup = command(
  {
    name: 'nohup',
    usage: 'COMMAND [ARG]...',
    about: 'Run COMMAND, ignoring hangup signals.',
    inOrder: true,
    badUsage: 125,
  },
  function* (io, _options, words) {
    const { sys } = io;
    if (words.length === 0) throw new UsageError('missing operand');
    const [input, output] = [sys.isatty(0), sys.isatty(1)];
    if (input) sys.dup2(sys.open('/dev/null', ['write']), 0);
    if (output) {
      sys.dup2(sys.open('nohup.out', ['write', 'create', 'append'], 0o600), 1);
      yield* io.warn(`${input ? 'ignoring input and ' : ''}appending output to 'nohup.out'`);
    } else if (input) yield* io.warn('ignoring input');
    if (sys.isatty(2)) {
      if (!output) yield* io.warn('redirecting stderr to stdout');
      sys.dup2(1, 2);
    }
    sys.sigaction(signals.HUP, 'ignore');
    return yield* become(io, words);
  },
);

/** Reaps the child, sending `signal` at the deadline and KILL `killAfter` ms later. */
function* guard(
  sys: Syscalls,
  child: number,
  deadline: number,
  signal: Signal,
  killAfter: number | undefined,
  foreground: boolean,
): Run {
  const changed = new WaitQueue();
  let forwarded: Signal | undefined;
  sys.sigaction(signals.CHLD, { handler: () => changed.wake() });
  for (const number of [signals.TERM, signals.INT, signals.HUP, signals.QUIT])
    sys.sigaction(number, {
      handler: (got) => {
        forwarded = got;
        changed.wake();
      },
    });
  let [until, next, timedOut] = [deadline, signal, false];
  for (;;) {
    const ended = yield* sys.wait(child, { nohang: true });
    if (ended) {
      if ('exited' in ended.status) return timedOut ? 124 : ended.status.exited;
      if (!('signaled' in ended.status)) continue;
      const by = ended.status.signaled;
      return timedOut ? (by === signals.KILL ? 128 + by : 124) : 128 + by;
    }
    if (forwarded !== undefined || sys.now() >= until) {
      const sent = forwarded ?? next;
      if (forwarded === undefined) {
        timedOut = true;
        until = killAfter === undefined || next === signals.KILL ? Infinity : sys.now() + killAfter;
        next = signals.KILL;
      }
      forwarded = undefined;
      try {
        yield* sys.kill(child, sent);
        if (!foreground) {
          if (sent !== signals.KILL) sys.sigaction(sent, 'ignore');
          yield* sys.kill(0, sent);
        }
        if (sent !== signals.KILL) yield* sys.kill(child, signals.CONT);
      } catch (e) {
        asErrno(e);
      }
      continue;
    }
    try {
      yield* sys.waitFor([changed], until);
    } catch (e) {
      if (asErrno(e).code !== 'EINTR') throw e;
    }
  }
}

/** A group of its own, unless it leads a session already, as at PID 1: that failure is nobody's. */
function leadGroup(sys: Syscalls): void {
  try {
    sys.setpgid(0, 0);
  } catch (e) {
    asErrno(e);
  }
}

export const timeout = command(
  {
    name: 'timeout',
    usage: '[OPTION]... DURATION COMMAND [ARG]...',
    about: 'Start COMMAND, and kill it if still running after DURATION.',
    options: 'f,foreground k=,kill-after p,preserve-status s=,signal v,verbose',
    inOrder: true,
    badUsage: 125,
  },
  function* (io, options, [duration, ...words]) {
    const { sys } = io;
    if (duration === undefined || words.length === 0) throw new UsageError('missing operand');
    const [length, after] = [parseInterval(duration), options.get('k')];
    const killAfter = after === undefined ? undefined : parseInterval(after);
    if (length === undefined || (after !== undefined && killAfter === undefined))
      throw new UsageError(`invalid time interval ${quote(length === undefined ? duration : (after ?? ''))}`);
    const signal = parseSignal(options.get('s') ?? 'TERM');
    if (signal === undefined) throw new UsageError(`${quote(options.get('s') ?? '')}: invalid signal`);
    if (io.flavour === 'busybox') return yield* killLater(io, words, length, signal);
    const foreground = options.has('f');
    if (!foreground) leadGroup(sys);
    const child = sys.fork(function* (own) {
      for (const number of [signals.TTIN, signals.TTOU]) own.sigaction(number, 'default');
      return yield* become(new Stdio(own, io.name, io.flavour), words);
    });
    const status = yield* guard(
      sys,
      child,
      length === 0 ? Infinity : sys.now() + length,
      signal,
      killAfter,
      foreground,
    );
    return status === 124 && options.has('p') ? 128 + signal : status;
  },
);

/** busybox: it becomes the command, and leaves a child behind that kills it when the time is over. */
function* killLater(io: Stdio, words: readonly string[], length: number, signal: Signal): Run {
  const { pid } = io.sys;
  io.sys.fork(function* (own) {
    own.fork(function* (watcher) {
      for (const fd of watcher.fds()) watcher.close(fd);
      const until = watcher.now() + length;
      while (watcher.now() < until) {
        yield* watcher.sleep(Math.min(1000, until - watcher.now()));
        if (!watcher.processes().some((p) => p.pid === pid && p.state !== 'Z')) return 0;
      }
      yield* watcher.kill(pid, signal);
      return 0;
    });
    yield* own.tick();
    return 0;
  });
  yield* io.sys.wait(-1);
  return yield* become(io, words);
}
