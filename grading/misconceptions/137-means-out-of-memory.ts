import type { Misconception } from './misconception';

export const code137MeansOutOfMemory: Misconception = {
  id: '137-means-out-of-memory',
  belief: 'Exit code 137 means that memory ran out.',
  refutation:
    '137 is 128 + 9: SIGKILL, from whomever. docker stop sends it, too, when its patience ends.\nState.OOMKilled says whether it was memory.',
  observes: ['stop', 'settings'],
  shows: ({ seen }) =>
    seen.stop?.exitCode === 137 && (seen.settings?.memory ?? 0) > 0 && (seen.memory?.ooms.length ?? 0) === 0,
};
