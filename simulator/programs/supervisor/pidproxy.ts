import { asErrno } from '../../kernel/errno';
import { type Signal, signals } from '../../kernel/signal';
import type { Run, Syscalls, WaitStatus } from '../../kernel/syscalls';
import { execFailureStatus, execPath } from '../exec-path';

const FORWARDED = [signals.HUP, signals.INT, signals.QUIT, signals.TERM, signals.USR1, signals.USR2];
/** How often it looks, ms. */
const LOOK = 5000;

/** pidproxy(1): stands for a program that daemonises, and passes signals on to the pid in its file. */
export function* pidproxy(sys: Syscalls, argv: readonly string[]): Run {
  const [file, ...words] = argv.slice(1);
  if (file === undefined || words.length === 0) {
    yield* sys.write(1, `Usage: ${argv[0]} <pidfile name> <command> [<cmdarg1> ...]\n`);
    return 1;
  }
  const received: Signal[] = [];
  for (const signal of [...FORWARDED, signals.CHLD])
    sys.sigaction(signal, { handler: (number) => received.push(number) });
  const child = sys.fork(function* (own) {
    try {
      return yield* execPath(own, words, own.env());
    } catch (error) {
      return execFailureStatus(error);
    }
  });
  let status: WaitStatus | undefined;
  const signalled = (signal: Signal): boolean => signal !== signals.CHLD;
  for (;;) {
    const ended = status ? null : yield* sys.wait(child, { nohang: true });
    if (ended) status = ended.status;
    const pid = pidIn(sys, file) ?? child;
    for (const signal of received.splice(0).filter(signalled)) {
      try {
        yield* sys.kill(pid, signal);
      } catch (error) {
        asErrno(error);
      }
      if (signal === signals.TERM || signal === signals.INT || signal === signals.QUIT) return 0;
    }
    if (status && !isAlive(sys, pid)) return 0;
    try {
      yield* sys.sleep(LOOK);
    } catch (error) {
      asErrno(error);
    }
  }
}

function pidIn(sys: Syscalls, file: string): number | undefined {
  try {
    return Number.parseInt(sys.readFile(file), 10) || undefined;
  } catch {
    return undefined;
  }
}

const isAlive = (sys: Syscalls, pid: number): boolean =>
  sys.processes().some((process) => process.pid === pid && process.state !== 'Z');
