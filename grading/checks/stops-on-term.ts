import { signalPath } from '../explain/signal-path';
import { blocked } from './blocked';
import { type Check, lost, passed } from './check';

/** Virtual seconds. */
const LIMIT = 2;

/** docker stop needs no SIGKILL, and no longer than two seconds. */
export const stopsOnTerm: Check = {
  id: 'stops-on-term',
  title: 'docker stop takes under two seconds, without SIGKILL',
  judge(evidence) {
    const obstacle = blocked(evidence);
    const { stop } = evidence.seen;
    if (obstacle || !stop)
      return (
        obstacle ?? lost('Not observed: the container was not stopped.', 'It ended before.', 'Get it to stay up first.')
      );
    const observed = `docker stop sent ${stop.signal} and took ${stop.seconds} s${stop.timedOut ? ', until SIGKILL' : ''}; exit code ${stop.exitCode}.`;
    if (stop.seconds <= LIMIT && !stop.timedOut && stop.signal !== 'SIGKILL') return passed(observed);
    const { why, next, file, line } = signalPath(evidence);
    return lost(observed, why, next, file, line);
  },
};
