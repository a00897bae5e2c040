import { asErrno } from '../kernel/errno';
import type { Run, WaitStatus } from '../kernel/syscalls';
import type { Stdio } from './command';
import { execFailureStatus, execPath } from './exec-path';
import { quoteAlways } from './quote';
import { printError } from './stdio';

/** Forks, executes along PATH and waits; what can't be run is reported by the child, with 127 or 126. */
export function* runChild(io: Stdio, words: readonly string[], quoted = false): Run<WaitStatus> {
  yield* io.flush();
  const child = io.sys.fork(function* (own) {
    try {
      return yield* execPath(own, words, own.env());
    } catch (e) {
      const name = words[0] ?? '';
      yield* printError(own, `${io.name}: ${quoted ? quoteAlways(name) : name}: ${asErrno(e).message}\n`);
      return execFailureStatus(e);
    }
  });
  const ended = yield* io.sys.wait(child);
  return ended?.status ?? { exited: 0 };
}
