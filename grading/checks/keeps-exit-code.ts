import { processLine } from '../explain/process-line';
import { serviceName } from '../explain/service-name';
import { waitingPlace } from '../explain/waiting-place';
import { defineCheck, lost, passed } from './check';

/** 128 + SIGKILL */
const KILLED = 137;

export const keepsExitCode = defineCheck({
  id: 'keeps-exit-code',
  lesson: 'complexity',
  title: 'The container’s exit code is that of the service that failed',
  observes: ['kills'],
  judge(evidence) {
    const services = evidence.seen.kills.filter(({ killed }) => serviceName(killed.argv) !== '');
    const wrong = services.find(({ after }) => after.exitCode !== KILLED);
    if (!wrong) return passed(`Killed with SIGKILL, and the container’s exit code says so: ${KILLED}.`);
    const { file, line } = waitingPlace(evidence);
    return lost(
      wrong.after.exitCode === null
        ? `${processLine(wrong.killed)} was killed; the container has no exit code, it goes on.`
        : `${processLine(wrong.killed)} was killed (${KILLED}); the container’s exit code is ${wrong.after.exitCode}.`,
      'A container’s exit code is that of PID 1. Restart policies and people read it: 0 means “finished well”.',
      'Let PID 1 end with the status it got from waiting; a command in between overwrites it.',
      file,
      line,
    );
  },
});
