import { programName } from '../startup/shell-of';
import type { Misconception } from './misconception';

export const npmStartIsTransparent: Misconception = {
  id: 'npm-start-is-transparent',
  belief: 'npm start is the same as the command in package.json.',
  refutation:
    'npm stays in front and starts the command through sh -c: three processes instead of one.\nThe stop signal ends on the way.',
  shows: ({ startup }) =>
    startup?.steps.some(({ argv: [program = ''] }) => /^(npm|npx|yarn|pnpm)$/.test(programName(program))) ?? false,
};
