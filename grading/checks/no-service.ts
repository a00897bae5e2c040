import type { RolloutSeen } from '../battery/swarm/rollout';
import type { Evidence } from '../evidence';
import { type Lost, lost } from './check';

/** There was nothing to update. */
export const noService = ({ scenario, stack }: Evidence, { error, unit }: RolloutSeen): Lost =>
  lost(
    `Not observed: ${error}.`,
    unit === 'Pod'
      ? 'A rollout replaces the Pods of a Deployment that runs and can be reached.'
      : 'An update replaces the tasks of a service that runs and can be reached.',
    unit === 'Pod'
      ? 'Apply the manifest, and look at kubectl get pods,services and at kubectl describe.'
      : 'Deploy the stack, and look at docker service ls and docker service ps.',
    stack?.file ?? scenario.swarm?.stack ?? null,
  );
