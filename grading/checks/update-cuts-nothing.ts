import { cut, toldDropped } from '../explain/dropped-requests';
import { defineCheck, lost, passed } from './check';
import { noService } from './no-service';

export const updateCutsNothing = defineCheck({
  id: 'update-cuts-nothing',
  lesson: 'scaling-swarm',
  title: 'A request under way is answered to its end, though the process that has it is replaced',
  observes: ['rollout', 'stop'],
  judge(evidence) {
    const { rollout } = evidence.seen;
    if (rollout.error !== '') return noService(evidence, rollout);
    const { unit, ended, replicas, requests } = rollout;
    const dropped = toldDropped(requests, ({ lost }) => lost === 'cut');
    if (dropped !== undefined) {
      const { why, next, file, line } = cut(evidence, rollout);
      return lost(`${dropped}.`, why, next, file, line);
    }
    if (ended.length === 0)
      return lost(
        `Not observed: none of the ${replicas} old ${unit}s was told to stop.`,
        'The update did not get as far as that.',
        'Get the update through first; this is looked at then.',
      );
    const slowest = Math.max(...ended.map(({ seconds }) => seconds));
    return passed(
      `${ended.length} ${unit}s were told to stop; the last one took ${slowest} s, and nothing was cut off.`,
    );
  },
});
