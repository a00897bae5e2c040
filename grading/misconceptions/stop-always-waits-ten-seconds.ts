import type { Misconception } from './misconception';

export const stopAlwaysWaitsTenSeconds: Misconception = {
  id: 'stop-always-waits-ten-seconds',
  belief: 'docker stop takes ten seconds, so the time has to be shortened.',
  refutation:
    'Ten seconds is the longest it waits, not how long it takes: a program that hears the signal ends at once.\nA shorter time only kills it sooner.',
  observes: ['stop', 'settings'],
  shows: ({ seen }) => seen.stop?.timedOut === true && (seen.settings?.stopTimeout ?? 10) < 10,
};
