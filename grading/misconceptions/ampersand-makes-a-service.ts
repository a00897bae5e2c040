import type { Misconception } from './misconception';

export const ampersandMakesAService: Misconception = {
  id: 'ampersand-makes-a-service',
  belief: 'With & the program runs as a service, as on a server.',
  refutation:
    '& only means that the shell does not wait. That shell is PID 1: when it ends, the kernel kills everything else.\nA container needs its program in the foreground.',
  shows: ({ seen, startup }) => seen.start?.exitCode === 0 && startup?.started.at(-1)?.background === true,
};
