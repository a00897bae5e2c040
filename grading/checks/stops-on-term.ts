import { signalPath } from '../explain/signal-path';
import { defineCheck, lost, passed } from './check';

/** docker stop needs no SIGKILL, and no longer than `seconds` of virtual time. */
export const stopsOnTerm = defineCheck({
  id: 'stops-on-term',
  lesson: 'pid-1',
  observes: ['stop'],
  takes: { seconds: 2 },
  title: ({ seconds }) => `docker stop takes under ${wordFor(seconds)}, without SIGKILL`,
  judge(evidence, { seconds }) {
    const { stop } = evidence.seen;
    const observed = `docker stop sent ${stop.signal} and took ${stop.seconds} s${stop.timedOut ? ', until SIGKILL' : ''}; exit code ${stop.exitCode}.`;
    if (stop.seconds <= seconds && !stop.timedOut && stop.signal !== 'SIGKILL') return passed(observed);
    if (!stop.timedOut && stop.signal !== 'SIGKILL')
      return lost(
        observed,
        'The signal was heard: the program ended by itself, but it took that long.',
        'Look at what its handler waits for.',
        'Dockerfile',
      );
    const { why, next, file, line } = signalPath(evidence);
    return lost(observed, why, next, file, line);
  },
});

const wordFor = (seconds: number): string => (seconds === 2 ? 'two seconds' : `${seconds} s`);
