import type { Check } from './lesson-source';

// TODO marks what `npm run new` left to its author.
export const unwritten: Check = ({ files }) =>
  Object.entries(files).flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, at) =>
        [...line.matchAll(/\bTODO: ?([^"'>\]]*)/g)].map(([, what]) => `${file}:${at + 1}: to be written: ${what}`),
      ),
  );
