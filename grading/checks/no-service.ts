import type { RolloutSeen } from '../battery/swarm/rollout';
import type { Evidence } from '../evidence';
import { type Lost, lost } from './check';

/** There was nothing to update. */
export const noService = ({ scenario }: Evidence, { error }: RolloutSeen): Lost =>
  lost(
    `Not observed: ${error}.`,
    'An update replaces the tasks of a service that runs and can be reached.',
    'Deploy the stack, and look at docker service ls and docker service ps.',
    scenario.swarm?.stack ?? null,
  );
