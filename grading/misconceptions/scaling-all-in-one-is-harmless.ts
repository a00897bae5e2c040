import type { Misconception } from './misconception';

export const scalingAllInOneIsHarmless: Misconception = {
  id: 'scaling-all-in-one-is-harmless',
  belief: 'An image with everything in it scales like any other.',
  refutation:
    'Each copy brings its own database, its own cron, its own cache; they know nothing of each other.\nScale only what may be there many times.',
  shows: ({ stack }) => {
    const scaled = stack?.seen.scaled;
    return Object.entries(scaled?.running ?? {}).some(([role, count]) => role !== scaled?.service && count > 1);
  },
};
