import { commandPlace } from '../explain/command-place';
import { defineCheck, lost, passed } from './check';

export const exitsWhenFatal = defineCheck({
  id: 'exits-when-fatal',
  lesson: 'supervisord',
  title: 'When a program fails for good, the container ends, and not with 0',
  needs: 'image',
  observes: ['environment'],
  judge(evidence) {
    const { set, after } = evidence.seen.environment;
    if (!after.running && after.exitCode !== 0)
      return passed(`With -e ${set} the container ended with exit code ${after.exitCode}.`);
    const { file, line } = commandPlace(evidence);
    return lost(
      after.running
        ? `With -e ${set} a program gives up, and the container is still “Up”.`
        : `With -e ${set} the container ended with exit code 0.`,
      'A supervisor that has given a program up goes on as if nothing had happened. Docker sees a running PID 1, so no restart policy and no orchestrator steps in.',
      'Something has to listen for that state and end the supervisor with a failure.',
      file,
      line,
    );
  },
});
