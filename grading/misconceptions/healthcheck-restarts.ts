import type { Misconception } from './misconception';

export const healthcheckRestarts: Misconception = {
  id: 'healthcheck-restarts',
  belief: 'HEALTHCHECK restarts a container that is unhealthy.',
  refutation:
    'In plain Docker it only labels it: “unhealthy”, and it runs on.\nSwarm replaces such a task; a restart policy looks at exits alone.',
  shows: ({ command }) =>
    command?.instructions.some((one) => one.kind === 'HEALTHCHECK' && /\bkill\b/.test(one.original)) ?? false,
};
