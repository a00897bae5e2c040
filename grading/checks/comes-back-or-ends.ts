import { few } from '../explain/amount';
import { processLine } from '../explain/process-line';
import { serviceName } from '../explain/service-name';
import { waitingPlace } from '../explain/waiting-place';
import { defineCheck, lost, passed } from './check';

export const comesBackOrEnds = defineCheck({
  id: 'comes-back-or-ends',
  lesson: 'supervisord',
  title: 'A service that dies comes back, or the container ends',
  observes: ['kills'],
  judge(evidence) {
    const services = evidence.seen.kills.filter(({ killed }) => serviceName(killed.argv) !== '');
    const missing = services.find(({ replaced, after }) => after.running && after.restarts === 0 && !replaced);
    if (!missing)
      return passed(
        `Killed in turn, and not missed for long: ${few(services.map(({ killed }) => processLine(killed)))}.`,
      );
    const { file, line } = waitingPlace(evidence);
    return lost(
      `${processLine(missing.killed)} was killed and did not come back; the container is still “Up”.`,
      'Half of what the container is for is gone, and Docker sees nothing wrong: PID 1 lives.',
      'Either something inside starts it again, or its end becomes the container’s end. See what happens to this program when it ends.',
      file,
      line,
    );
  },
});
