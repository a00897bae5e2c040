import { waitingPlace } from '../explain/waiting-place';
import { defineCheck, lost, passed } from './check';

export const crashIsVisible = defineCheck({
  id: 'crash-is-visible',
  lesson: 'complexity',
  title: 'Docker knows of every crash',
  observes: ['crashes'],
  judge(evidence) {
    const { crashes, noticed, after } = evidence.seen.crashes;
    const { file, line } = waitingPlace(evidence);
    if (crashes === 0)
      return lost(
        'Not observed: the application is not among the processes.',
        'Another program is running in its place.',
        'Get the application to start first.',
        file,
        line,
      );
    if (noticed >= crashes)
      return passed(
        `${crashes} crash${crashes === 1 ? '' : 'es'}, ${noticed} seen by Docker; restart count ${after.restarts}.`,
      );
    return lost(
      `${crashes} crash${crashes === 1 ? '' : 'es'}, ${noticed} seen by Docker; restart count ${after.restarts}, container “${after.running ? 'Up' : 'Exited'}”.`,
      'Docker counts ends of PID 1. A crash further down leaves no exit code, no restart count and no event, so no alarm either.',
      'Let the application be what Docker watches, and let Docker restart it.',
      file,
      line,
    );
  },
});
