import { signalPath } from '../explain/signal-path';
import { appWasTold } from '../explain/told';
import { waitingPlace } from '../explain/waiting-place';
import { defineCheck, lost, passed } from './check';

const codes: Readonly<Record<number, string>> = {
  137: ' (ended by SIGKILL)',
  143: ' (ended by SIGTERM)',
  130: ' (ended by SIGINT)',
};

const ownCode = {
  why: 'The application was told and left. The container’s exit code is that of PID 1, and PID 1 reports a failure where there was none.',
  next: 'Let PID 1 tell a stop that was asked for from an end that was not.',
};

/** A trap ran while the shell stood at `wait`. */
const interruptedWait = {
  why: 'The signal was passed on, and the application finished. But a `wait` that a trap interrupts answers with 128 and the signal’s number, and the script ended with that.',
  next: 'After the trap the child has to be waited for once more: its status is the one to leave with.',
};

/** The application leaves by itself: exit code 0. */
export const exitsCleanly = defineCheck({
  id: 'exits-cleanly',
  lesson: 'pid-1',
  observes: ['stop'],
  title: 'The application’s own handler ends it: exit code 0',
  judge(evidence) {
    const { stop } = evidence.seen;
    if (stop.exitCode === 0) return passed('Exit code 0 after docker stop.');
    const behind = evidence.app !== undefined && evidence.app.pid !== 1 && appWasTold(evidence);
    const inScript = evidence.startup?.steps.some(({ kind, execs }) => kind === 'script' && !execs) === true;
    const { why, next, file, line } =
      behind && codes[stop.exitCode] === undefined
        ? { ...ownCode, ...waitingPlace(evidence) }
        : behind && inScript && stop.exitCode !== 137
          ? { ...interruptedWait, ...waitingPlace(evidence) }
          : signalPath(evidence);
    return lost(
      `Exit code ${stop.exitCode}${codes[stop.exitCode] ?? ''} after ${stop.seconds} s.`,
      why,
      next,
      file,
      line,
    );
  },
});
