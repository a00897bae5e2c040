import type { RolloutSeen } from '../battery/swarm/rollout';
import type { Evidence } from '../evidence';
import type { Told } from './dropped-requests';
import { signalPath } from './signal-path';
import { stackLine } from './stack-line';

const at = ([file, line]: [string | null, number | null]) => ({ file, line });

/** Why someone got no answer, or an error, while Pods were replaced. */
export function refusedByPods(evidence: Evidence, { health, fewest, requests }: RolloutSeen): Told {
  const { stack } = evidence;
  if (!health)
    return {
      why: 'A container without a readiness probe counts as ready when its process runs. Its Pod gets requests, and the next old one is told to end, before the server listens.',
      next: 'Let the kubelet ask the container whether it can answer.',
      ...at(stackLine(evidence, /readinessProbe:|image:/)),
    };
  if (!requests.some(({ lost }) => lost === 'refused'))
    return {
      why: 'Pods that answer with an error were taken for ready, and got their share of the requests.',
      next: 'Let the probe ask what a user would ask, and fail on an error status.',
      ...at(stackLine(evidence, /readinessProbe:/)),
    };
  if (fewest === 0)
    return {
      why: 'For a while no Pod was ready: the old ones were told to end before new ones could answer.',
      next: 'Look at how many may be missing, and how many may be too many, while a Deployment is rolled out.',
      ...at(stackLine(evidence, /maxUnavailable:|type: Recreate|strategy:|replicas:/)),
    };
  if (!/preStop:/.test(stack?.files[stack.file] ?? ''))
    return {
      why: 'A Pod that is to end leaves the Service’s list and gets SIGTERM at the same time. Until every node has written its rules, about a second, requests still come to a server that no longer listens.',
      next: 'Let the container wait a little before it is told to stop.',
      ...at(stackLine(evidence, /lifecycle:|image:/)),
    };
  return {
    why: 'A Pod was ready by its own probe, and nobody listened there yet, or any more.',
    next: 'The probe has to ask the port that users ask; the pause before the stop has to be longer than the rules take.',
    ...at(stackLine(evidence, /readinessProbe:/)),
  };
}

/** Why an answer ended in the middle. */
export function cutByPods(evidence: Evidence, { ended }: RolloutSeen): Told {
  const { scenario, files, seen } = evidence;
  const [last] = ended.filter(({ exitCode }) => exitCode === 137).toSorted((a, b) => b.seconds - a.seconds);
  if (last && (seen.stop?.timedOut || seen.stop?.signal === 'SIGKILL')) return signalPath(evidence);
  if (last)
    return {
      why: `SIGTERM was heard, and requests were still being answered when SIGKILL came ${last.seconds} s later. The grace period begins when the Pod is deleted: what runs before the signal is counted, too.`,
      next: 'Add up the pause before the signal and the longest request.',
      ...at(stackLine(evidence, /terminationGracePeriodSeconds:|preStop:|image:/)),
    };
  const { changed = '' } = scenario;
  const row = (files[changed] ?? '').split('\n').findIndex((text) => text.includes('SIGTERM'));
  const quickest = Math.min(...ended.map(({ seconds }) => seconds));
  return {
    why: `The process ended ${Number.isFinite(quickest) ? `${quickest} s after SIGTERM` : 'at once'}, with requests open. What ends a process ends its connections.`,
    next: 'Stop listening, answer what has been asked, and end then.',
    file: files[changed] === undefined ? 'Dockerfile' : changed,
    line: row < 0 ? null : row + 1,
  };
}
