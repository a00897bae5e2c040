import { stackLine } from '../explain/stack-line';
import { defineCheck, lost, passed } from './check';
import { noService } from './no-service';

export const badReleaseGoesBack = defineCheck({
  id: 'bad-release-goes-back',
  lesson: 'scaling-swarm',
  title: 'A release that does not work is noticed, and taken back without a hand',
  observes: ['badRollout'],
  judge(evidence) {
    const { badRollout } = evidence.seen;
    if (badRollout.error !== '') return noService(evidence, badRollout);
    const { replicas, running, state, seconds, health } = badRollout;
    const old = running['1'] ?? 0;
    const bad = running['2'] ?? 0;
    if (old === replicas && bad === 0 && state === 'rollback_completed')
      return passed(`${old} of ${replicas} tasks run the old release again: ${state} after ${seconds} s.`);
    const observed = `Afterwards ${old} of ${replicas} tasks run the release that works${bad > 0 ? `, ${bad} the other` : ''}: the update is “${state}” after ${seconds} s.`;
    if (bad > 0)
      return lost(
        observed,
        health
          ? 'The health check was content with a server that answers every request with an error.'
          : 'Its process runs, and that is all Swarm looks at without a health check: the update counts as a success.',
        'Ask inside the container what a user would ask, and fail on an error status.',
        ...stackLine(evidence, /healthcheck:/),
      );
    if (state !== 'paused')
      return lost(
        observed,
        'The new tasks failed, and the update went on to the next one: failures were not to stop it.',
        'Look at what Swarm is to do at a failure, and how many it may overlook.',
        ...stackLine(evidence, /failure_action:|max_failure_ratio:|update_config:/),
      );
    return lost(
      observed,
      'By default a failed update is paused where it stands. The new release remains the wish: Swarm starts it again and again, until someone comes.',
      'Say in the stack file what Swarm does when an update fails.',
      ...stackLine(evidence, /failure_action:|update_config:/),
    );
  },
});
