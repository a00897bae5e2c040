import { existsSync, readdirSync } from 'node:fs';
import { readExercise } from '@/content/exercise';
import { placeInYaml } from '@/content/read-yaml';
import { secretLines } from '@/content/secret-lines';
import { filesUnder } from './files-under';
import type { Check } from './lesson-source';

const LAST = 3;

// The first three hints hold no line of an answer, and the last one does. Those made of a failed check are held against the same by the tests.
export const hints: Check = ({ slug }) => {
  const folder = `content/lessons/${slug}/exercises`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name) => {
    const files = filesUnder(`${folder}/${name}`);
    const file = `${folder}/${name}/exercise.yaml`;
    const place = (at: number) => placeInYaml(file, files['exercise.yaml'] ?? '', ['hints', at]);
    try {
      const exercise = readExercise(slug, name, files);
      const secret = secretLines(exercise);
      return exercise.hints.flatMap((hint, at) => {
        const leaked = secret.filter((line) => hint.includes(line));
        if (at < LAST) return leaked.map((line) => `${place(at)}: hint ${at + 1} gives the answer away: ${line}`);
        return leaked.length > 0 ? [] : [`${place(at)}: the last hint names no line of an answer in full`];
      });
    } catch {
      return []; // What is wrong with it is said by the check of exercises.
    }
  });
};
