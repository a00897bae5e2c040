import { readReps } from '@/content/rep';
import type { Check } from './lesson-source';
import { thrownBy } from './thrown-by';

// The lesson's reps are complete. That they are true is played by components/reps/reps.test.ts.
export const repsOf: Check = ({ slug, files }) => {
  const file = `content/reps/${slug}.yaml`;
  const text = files[file];
  if (text === undefined) return [`${file} is missing: npm run new -- rep ${slug}/NAME`];
  return thrownBy(() => readReps(file, slug, text));
};
