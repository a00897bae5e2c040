import { patienceOf } from '../battery/scenario';
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
    const seconds = patienceOf(evidence.scenario) / 1000;
    if (!after.running)
      return lost(
        `With -e ${set} the container ended with exit code 0.`,
        'A supervisor that is asked to end ends with 0, whoever asks. To Docker that is success, and a restart policy “on-failure” has nothing to do.',
        'Something has to make that end a failure: an init whose child is killed, or a script that chooses the exit code.',
        file,
        line,
      );
    return lost(
      `With -e ${set} a program fails again and again; ${seconds} s later the container is still “Up”.`,
      'A supervisor that has given a program up goes on as if nothing had happened. Docker sees a running PID 1, so no restart policy and no orchestrator steps in.',
      'See whether the program is ever given up, and whether something listens for that and ends the container.',
      file,
      line,
    );
  },
});
