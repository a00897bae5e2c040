import type { PodSeen } from '../battery/kubernetes/pods';
import { few } from '../explain/amount';
import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const podsBecomeReady = defineStackCheck({
  id: 'pods-become-ready',
  lesson: 'scaling-kubernetes',
  title: 'kubectl apply takes the manifest, and every Pod becomes ready',
  judge(stack) {
    const { up, pods = [], roles } = stack.seen;
    const missing = Object.keys(stack.scenario.services).filter((role) => !roles[role]?.some(({ running }) => running));
    const unready = pods.find(({ ready, ending }) => !ready && !ending);
    if (up.ok && !unready && missing.length === 0)
      return passed(`${pods.length} Pod${pods.length === 1 ? '' : 's'} ready after ${up.seconds} s.`);
    if (!up.ok)
      return lost(
        `${up.error}.`.replace(/\.\.$/, '.'),
        'The API takes an object only as a whole, with fields that it knows.',
        'Read the message: it names the field, or the line.',
        up.error.startsWith('kubectl') ? stack.file : null,
      );
    if (!unready)
      return lost(
        `No running container of ${few(missing)}.`,
        'A Pod runs what its manifest names, and nothing else.',
        'Look at kubectl get pods, and which images they run.',
        stack.file,
      );
    const [bad] = unready.containers.filter(({ running }) => !running);
    const [again] = unready.containers.filter(({ restarts }) => restarts > 0);
    if (!bad && again)
      return lost(
        `After ${up.seconds} s ${again.name} of the Pod ${unready.name} has been started ${again.restarts + 1} times.`,
        'A liveness probe that fails has the container stopped and started anew. One that begins before a slow start is over never lets it end.',
        'Grant the start its time: a startupProbe, or more failures.',
        stack.file,
        serviceLine(stack, `${unready.workload}/${again.name}`, /livenessProbe:/),
      );
    if (bad?.reason === 'PodInitializing')
      return lost(
        `After ${up.seconds} s ${bad.name} of the Pod ${unready.name} has not been started: it is in PodInitializing.`,
        'Init containers run one after the other, each to its end, before the containers begin. One that never ends holds all of them up.',
        'One that is to run beside the others needs a restart policy of its own.',
        stack.file,
        serviceLine(stack, `${unready.workload}/`, /initContainers:/),
      );
    return lost(
      `After ${up.seconds} s the Pod ${unready.name} is not ready: ${reasonOf(unready)}.`,
      bad
        ? 'A Pod is ready when all of its containers are. One that does not start, or ends again and again, keeps the whole Pod out of its Service.'
        : 'Its containers run. A readiness probe that never succeeds keeps the Pod out of its Service.',
      bad
        ? 'kubectl describe pod shows its events; kubectl logs --previous what it said before it ended.'
        : 'Ask from inside what the probe asks: kubectl exec.',
      stack.file,
      serviceLine(stack, `${unready.workload}/${bad?.name ?? ''}`),
    );
  },
});

function reasonOf({ containers, problem }: PodSeen): string {
  const bad = containers.find(({ running }) => !running);
  if (!bad) return problem || 'all containers run';
  if (bad.reason === '' || bad.reason === 'ContainerCreating') return problem || `${bad.name} has not been started`;
  return `${bad.name} is in ${bad.reason}${bad.exitCode === null ? '' : `, exit code ${bad.exitCode}`}`;
}
