import { processLine } from '../explain/process-line';
import { waitingPlace } from '../explain/waiting-place';
import { defineCheck, lost, passed } from './check';

export const survivesChildCrash = defineCheck({
  id: 'survives-child-crash',
  lesson: 'supervisord',
  title: 'A crashed child is started again, and the container goes on answering',
  observes: ['kills'],
  judge(evidence) {
    const children = evidence.seen.kills.filter(({ killed }) => killed.pid !== 1);
    const { file, line } = waitingPlace(evidence);
    if (children.length === 0)
      return lost(
        'Not observed: PID 1 has no child that could crash.',
        'One process means that its crash is the container’s end.',
        'Look at what the exercise asks to run side by side.',
        file,
        line,
      );
    for (const { killed, replaced, after } of children) {
      if (!after.running)
        return lost(
          `${processLine(killed)} was killed; the container ended with exit code ${after.exitCode}.`,
          'What waits for this child ends when the child does.',
          'Say of this program that it is started again, and how often that is tried.',
          file,
          line,
        );
      if (!replaced)
        return lost(
          `${processLine(killed)} was killed and did not come back.`,
          'PID 1 lives on, so Docker sees nothing wrong, and nobody starts the child again.',
          'Either something has to start it again, or the container has to end so that Docker can.',
          file,
          line,
        );
    }
    return passed(
      `Each of ${children.length} was killed and came back: ${children.map(({ killed }) => processLine(killed)).join(', ')}.`,
    );
  },
});
