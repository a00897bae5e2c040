import type { Check } from './lesson-source';

/** A learner's file may well have a TODO of its own. */
const isAuthored = ([file]: [string, string]) =>
  /(^|\/)(lesson|notes|task)\.mdx$|\/(exercise|incident)\.yaml$|^content\/reps\//.test(file);

// TODO marks what `npm run new` left to its author.
export const unwritten: Check = ({ files }) =>
  Object.entries(files)
    .filter(isAuthored)
    .flatMap(([file, text]) =>
      text
        .split('\n')
        .flatMap((line, at) =>
          [...line.matchAll(/\bTODO: ?([^"'>\]]*)/g)].map(([, what]) => `${file}:${at + 1}: to be written: ${what}`),
        ),
    );
