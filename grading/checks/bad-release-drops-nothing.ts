import { droppedBy, toldDropped } from '../explain/dropped-requests';
import { defineCheck, lost, passed } from './check';
import { noService } from './no-service';

export const badReleaseDropsNothing = defineCheck({
  id: 'bad-release-drops-nothing',
  lesson: 'scaling-swarm',
  title: 'No request notices the release that does not work',
  observes: ['badRollout', 'stop'],
  judge(evidence) {
    const { badRollout } = evidence.seen;
    if (badRollout.error !== '') return noService(evidence, badRollout);
    const dropped = toldDropped(badRollout.requests);
    if (dropped === undefined) return passed(`${badRollout.requests.length} requests, each answered.`);
    const { why, next, file, line } = droppedBy(evidence, badRollout);
    return lost(`${dropped}.`, why, next, file, line);
  },
});
