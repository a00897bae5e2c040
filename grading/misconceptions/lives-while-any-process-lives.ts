import type { Misconception } from './misconception';

export const livesWhileAnyProcessLives: Misconception = {
  id: 'lives-while-any-process-lives',
  belief: 'A container lives as long as any of its processes does.',
  refutation:
    'It lives as long as PID 1. When that ends, the kernel kills the rest.\nWhat runs beside it gets no signal and no second.',
  shows: ({ seen, startup }) =>
    seen.start?.exitCode !== null &&
    seen.start?.running === false &&
    startup?.started.at(-1)?.background === false &&
    startup.started.some(({ background }) => background),
};
