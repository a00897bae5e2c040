import { signalPath } from '../explain/signal-path';
import { stackLine } from '../explain/stack-line';
import { defineCheck, lost, passed } from './check';
import { noService } from './no-service';

export const endsBeforeSigkill = defineCheck({
  id: 'ends-before-sigkill',
  lesson: 'scaling-kubernetes',
  title: 'Each old Pod ends by itself, within its grace period',
  observes: ['rollout', 'stop'],
  judge(evidence) {
    const { rollout, stop } = evidence.seen;
    if (rollout.error !== '') return noService(evidence, rollout);
    const { ended, replicas } = rollout;
    const killed = ended.filter(({ exitCode }) => exitCode === 137);
    const slowest = Math.max(...ended.map(({ seconds }) => seconds));
    if (ended.length > 0 && killed.length === 0)
      return passed(`${ended.length} Pods ended by themselves, the last one ${slowest} s after SIGTERM.`);
    if (ended.length === 0)
      return lost(
        `Not observed: none of the ${replicas} old Pods ended.`,
        'The rollout did not get as far as that.',
        'Get the rollout through first; this is looked at then.',
      );
    const observed = `${killed.length} of ${ended.length} Pods were killed, ${slowest} s after SIGTERM: exit code 137.`;
    if (stop.timedOut || stop.signal === 'SIGKILL') {
      const { why, next, file, line } = signalPath(evidence);
      return lost(observed, why, next, file, line);
    }
    return lost(
      observed,
      'The signal was heard, and there was still something to do when the grace period was over. It begins with the deletion of the Pod: preStop is part of it.',
      'Add up the pause before the signal and the longest request.',
      ...stackLine(evidence, /terminationGracePeriodSeconds:|image:/),
    );
  },
});
