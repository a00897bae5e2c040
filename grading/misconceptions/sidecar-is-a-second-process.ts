import type { Misconception } from './misconception';

export const sidecarIsASecondProcess: Misconception = {
  id: 'sidecar-is-a-second-process',
  belief: 'A sidecar is a second process in the same container.',
  refutation:
    'It is a second container beside the first: with limits, logs and restarts of its own.\nThey share what is asked for: a volume, a network, nothing else.',
  shows: ({ stack }) => {
    const ids = Object.values(stack?.seen.roles ?? {}).flatMap((members) => members.map(({ id }) => id));
    return new Set(ids).size < ids.length;
  },
};
