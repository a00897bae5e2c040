import type { RolloutSeen } from '../battery/swarm/rollout';
import { isDropped, type RequestSeen } from '../battery/swarm/traffic';
import type { Evidence } from '../evidence';
import { cutByPods, refusedByPods } from './dropped-in-rollout';
import { signalPath } from './signal-path';
import { stackLine } from './stack-line';

export interface Told {
  readonly why: string;
  readonly next: string;
  readonly file: string | null;
  readonly line: number | null;
}

const at = ([file, line]: [string | null, number | null]) => ({ file, line });

/** “9 of 80 requests were dropped: 7 refused, 2 cut off in the middle”; undefined when there were none of the kind. */
export function toldDropped(
  requests: readonly RequestSeen[],
  kind: (one: RequestSeen) => boolean = () => true,
): string | undefined {
  const dropped = requests.filter((one) => isDropped(one) && kind(one));
  if (dropped.length === 0) return undefined;
  const count = (lost: RequestSeen['lost'], what: string) => {
    const many = dropped.filter((one) => one.lost === lost).length;
    return many > 0 ? [`${many} ${what}`] : [];
  };
  const parts = [
    ...count('refused', 'refused'),
    ...count('cut', 'cut off in the middle'),
    ...count('', 'answered with an error'),
  ];
  return `${dropped.length} of ${requests.length} requests ${dropped.length === 1 ? 'was' : 'were'} dropped: ${parts.join(', ')}`;
}

/** What dropped most of them. */
export function droppedBy(evidence: Evidence, seen: RolloutSeen): Told {
  const count = (lost: RequestSeen['lost']) => seen.requests.filter((one) => one.lost === lost).length;
  return count('cut') > count('refused') ? cut(evidence, seen) : refused(evidence, seen);
}

/** Why someone got no answer, or an error. */
export function refused(evidence: Evidence, seen: RolloutSeen): Told {
  if (seen.unit === 'Pod') return refusedByPods(evidence, seen);
  const { health, fewest, requests } = seen;
  if (!requests.some(({ lost }) => lost === 'refused'))
    return {
      why: health
        ? 'Tasks that answer with an error were taken for healthy, and got their share of the requests.'
        : 'Without a health check a task gets its share of the requests as soon as its process runs, whatever it answers.',
      next: 'Let a task say whether it works, before it is asked.',
      ...at(stackLine(evidence, /healthcheck:/)),
    };
  if (fewest === 0)
    return {
      why: 'For a while no task was ready: the old ones were stopped before new ones could answer.',
      next: 'Either fewer at a time, or the new one first.',
      ...at(stackLine(evidence, /order:|parallelism:|replicas:|update_config:|deploy:/)),
    };
  if (!health)
    return {
      why: 'A task without a health check is taken for ready when its process starts. It gets requests, and the next old task is stopped, before the server listens.',
      next: 'Let the container say when it can answer.',
      ...at(stackLine(evidence, /healthcheck:|image:/)),
    };
  return {
    why: 'A task was healthy by its own check, and nobody listened there yet, or any more.',
    next: 'The check has to ask the port that users ask.',
    ...at(stackLine(evidence, /healthcheck:/)),
  };
}

/** Why an answer ended in the middle. */
export function cut(evidence: Evidence, rolled: RolloutSeen): Told {
  if (rolled.unit === 'Pod') return cutByPods(evidence, rolled);
  const { ended } = rolled;
  const { scenario, files, seen } = evidence;
  const killed = ended.filter(({ exitCode }) => exitCode === 137);
  const [last] = killed.toSorted((a, b) => b.seconds - a.seconds);
  if (last && (seen.stop?.timedOut || seen.stop?.signal === 'SIGKILL')) return signalPath(evidence);
  if (last)
    return {
      why: `SIGTERM was heard, and requests were still being answered when SIGKILL came ${last.seconds} s later: the grace period was over.`,
      next: 'Give a task as long to stop as its longest request takes.',
      ...at(stackLine(evidence, /stop_grace_period:|image:/)),
    };
  const changed = scenario.swarm?.changed ?? '';
  const row = (files[changed] ?? '').split('\n').findIndex((text) => text.includes('SIGTERM'));
  const quickest = Math.min(...ended.map(({ seconds }) => seconds));
  return {
    why: `The process ended ${Number.isFinite(quickest) ? `${quickest} s after SIGTERM` : 'at once'}, with requests open. What ends a process ends its connections.`,
    next: 'Stop listening, answer what has been asked, and end then.',
    file: files[changed] === undefined ? 'Dockerfile' : changed,
    line: row < 0 ? null : row + 1,
  };
}
