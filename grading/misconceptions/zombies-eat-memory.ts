import type { Misconception } from './misconception';

export const zombiesEatMemory: Misconception = {
  id: 'zombies-eat-memory',
  belief: 'Zombies eat memory.',
  refutation:
    'A zombie has no memory left: a line in the process table, and a process number.\nWhat runs out is the numbers.',
  observes: ['orphan'],
  shows: ({ seen, files }) =>
    (seen.orphan?.after ?? 0) > (seen.orphan?.before ?? 0) &&
    Object.values(files).some((text) => /max-old-space-size|mem_limit|--memory\b/.test(text)),
};
