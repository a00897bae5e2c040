import { signalPath } from '../explain/signal-path';
import { blocked } from './blocked';
import { type Check, lost, passed } from './check';

const codes: Readonly<Record<number, string>> = {
  137: ' (ended by SIGKILL)',
  143: ' (ended by SIGTERM)',
  130: ' (ended by SIGINT)',
};

/** The application leaves by itself: exit code 0. */
export const exitsCleanly: Check = {
  id: 'exits-cleanly',
  title: 'The application’s own handler ends it: exit code 0',
  judge(evidence) {
    const obstacle = blocked(evidence);
    const { stop } = evidence.seen;
    if (obstacle || !stop)
      return (
        obstacle ?? lost('Not observed: the container was not stopped.', 'It ended before.', 'Get it to stay up first.')
      );
    if (stop.exitCode === 0) return passed('Exit code 0 after docker stop.');
    const { why, next, file, line } = signalPath(evidence);
    return lost(
      `Exit code ${stop.exitCode}${codes[stop.exitCode] ?? ''} after ${stop.seconds} s.`,
      why,
      next,
      file,
      line,
    );
  },
};
