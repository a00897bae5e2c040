import { processLine } from '../explain/process-line';
import { serviceName } from '../explain/service-name';
import { waitingPlace } from '../explain/waiting-place';
import { defineCheck, lost, passed } from './check';

/** Told is not enough: with PID 1 the kernel ends whatever is still finishing. */
export const stopLetsFinish = defineCheck({
  id: 'stop-lets-finish',
  lesson: 'complexity',
  title: 'After docker stop each service ends by itself, none in the middle of its work',
  observes: ['stop'],
  judge(evidence) {
    const { processes = [], stop } = evidence.seen;
    const services = processes.filter(({ argv, state }) => state !== 'Z' && serviceName(argv) !== '');
    const cutOff = services.find(({ hostPid }) => stop.cutOff.includes(hostPid));
    if (!cutOff) return passed(`All ${services.length} ended by themselves, within ${stop.seconds} s.`);
    const { file, line } = waitingPlace(evidence);
    const patience = stop.timedOut || stop.signal === 'SIGKILL';
    return lost(
      patience
        ? `${processLine(cutOff)} was killed ${stop.seconds} s after docker stop, when Docker’s patience was over.`
        : `${processLine(cutOff)} was killed in the middle: PID 1 had ended, ${stop.seconds} s after docker stop.`,
      patience
        ? 'Who has not ended when the grace period is over gets SIGKILL, and PID 1 takes all others along.'
        : 'When PID 1 ends, the kernel kills whatever is left in the container, finished or not.',
      patience
        ? 'First let the signal arrive; whether there is time to finish shows then.'
        : 'PID 1 has to stay until the last of the others is gone. Who waits for them, and for how many?',
      file,
      line,
    );
  },
});
