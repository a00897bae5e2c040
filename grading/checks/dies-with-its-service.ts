import { few } from '../explain/amount';
import { processLine } from '../explain/process-line';
import { serviceName } from '../explain/service-name';
import { waitingPlace } from '../explain/waiting-place';
import { defineCheck, lost, passed } from './check';

export const diesWithItsService = defineCheck({
  id: 'dies-with-its-service',
  lesson: 'complexity',
  title: 'When a service in it dies, the container ends, so that Docker can know',
  observes: ['kills'],
  judge(evidence) {
    const services = evidence.seen.kills.filter(({ killed }) => serviceName(killed.argv) !== '');
    const hidden = services.find(({ after }) => after.running && after.restarts === 0);
    if (!hidden)
      return passed(
        `Each was killed in turn, and the container ended: ${few(services.map(({ killed }) => processLine(killed)))}.`,
      );
    const { killed, replaced } = hidden;
    const { file, line } = waitingPlace(evidence);
    return lost(
      `${processLine(killed)} was killed; the container is still “Up”${replaced ? ', and another one took its place' : ' without it'}.`,
      replaced
        ? 'Whatever starts it again inside tells Docker nothing: no exit, no restart count, no event.'
        : 'Docker watches PID 1 alone. PID 1 did not end, so the container looks well while half of it is gone.',
      'Whoever waits for the services has to end as soon as the first of them does.',
      file,
      line,
    );
  },
});
