import { refused, toldDropped } from '../explain/dropped-requests';
import { stackLine } from '../explain/stack-line';
import { defineCheck, lost, passed } from './check';
import { noService } from './no-service';

export const updateRefusesNothing = defineCheck({
  id: 'update-refuses-nothing',
  lesson: 'scaling-swarm',
  title: 'An update reaches every copy, and meanwhile someone always answers',
  observes: ['rollout'],
  judge(evidence) {
    const { rollout } = evidence.seen;
    if (rollout.error !== '') return noService(evidence, rollout);
    const { unit, replicas, running, requests, state, seconds } = rollout;
    const dropped = toldDropped(requests, ({ lost }) => lost !== 'cut');
    if (dropped !== undefined) {
      const { why, next, file, line } = refused(evidence, rollout);
      return lost(`${dropped}.`, why, next, file, line);
    }
    if (running['2'] !== replicas || running['1'])
      return lost(
        `No request was refused, but ${running['2'] ?? 0} of ${replicas} ${unit}s run the new release: the update is “${state}” after ${seconds} s.`,
        'An update that stops half-way, or takes for ever, leaves two releases side by side.',
        unit === 'Pod'
          ? 'Look at kubectl get pods and kubectl describe: does the new Pod become ready? Does it stay?'
          : 'Look at docker service ps: does the new task stay? How long is the wait between two?',
        ...stackLine(evidence, unit === 'Pod' ? /Probe:/ : /delay:|update_config:|healthcheck:/),
      );
    return passed(
      `${requests.length} requests, none refused, while ${replicas} ${unit}s were replaced in ${seconds} s.`,
    );
  },
});
