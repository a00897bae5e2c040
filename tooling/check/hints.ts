import { type Exercise, type Files, readExercise } from '@/content/exercise';
import { placeInYaml } from '@/content/read-yaml';
import { secretLines } from '@/content/secret-lines';
import { foldersIn } from './folders-in';
import type { Check } from './lesson-source';

const LAST = 3;

// The first three hints hold no line of an answer, and the last one does. What a failed check adds to them is held against the same by
// content/exercises.test.ts, which grades the answers.
export const hints: Check = ({ slug, files }) => {
  const folder = `content/lessons/${slug}/exercises`;
  return [...foldersIn(folder, files)].flatMap(([name, own]) => {
    const exercise = readable(slug, name, own);
    if (!exercise) return [];
    const secret = secretLines(exercise);
    const place = (at: number) =>
      placeInYaml(`${folder}/${name}/exercise.yaml`, own['exercise.yaml'] ?? '', ['hints', at]);
    return exercise.hints.flatMap((hint, at) => {
      const leaked = secret.filter((line) => hint.includes(line));
      if (at < LAST) return leaked.map((line) => `${place(at)}: hint ${at + 1} gives the answer away: ${line}`);
      // Where lines are only moved, none is a secret.
      return leaked.length > 0 || secret.length === 0
        ? []
        : [`${place(at)}: the last hint names no line of an answer in full`];
    });
  });
};

/** undefined: the check of exercises says what is wrong with it. */
function readable(lesson: string, name: string, files: Files): Exercise | undefined {
  try {
    return readExercise(lesson, name, files);
  } catch {
    return undefined;
  }
}
