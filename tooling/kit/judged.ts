import type { Exercise, Files } from '@/content/exercise';
import { keyOf } from '@/grading/exercise-spec';
import { grade } from '@/grading/grade';
import { isAsked, type Shell } from '@/grading/kit/parts';
import type { Result } from '@/grading/kit/result-line';

/** What the judge says of an answer, for the lines of the rubric that verify.sh asks about. */
export function judged(exercise: Exercise, files: Files, shell: Shell): Result['verdicts'] {
  const asked = new Set(exercise.rubric.filter((item) => isAsked(item, shell)).map(keyOf));
  return grade(exercise, files)
    .checks.filter(({ id }) => asked.has(id))
    .map(({ id, earned, points }) => ({ id, held: earned === points }));
}
