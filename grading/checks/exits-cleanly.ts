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

/** The application leaves by itself: exit code 0. */
export const exitsCleanly = defineCheck({
  id: 'exits-cleanly',
  lesson: 'pid-1',
  observes: ['stop'],
  title: 'The application’s own handler ends it: exit code 0',
  judge(evidence) {
    const { stop } = evidence.seen;
    if (stop.exitCode === 0) return passed('Exit code 0 after docker stop.');
    const { why, next, file, line } =
      evidence.app && evidence.app.pid !== 1 && codes[stop.exitCode] === undefined && appWasTold(evidence)
        ? { ...ownCode, ...waitingPlace(evidence) }
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
