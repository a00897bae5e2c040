import type { Exercise, Files } from '@/content/exercise';

/** The answers that an exercise holds, each with the files it starts from: what is opened, what is right, what is wrong. */
export const answersOf = ({ start, solution, solutions, wrongs }: Exercise): Record<string, Files> =>
  Object.fromEntries(
    Object.entries({ start: {}, solution, ...solutions, ...wrongs }).map(([name, files]) => [
      name,
      { ...start, ...files },
    ]),
  );
