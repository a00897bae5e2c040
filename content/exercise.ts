import { readYaml } from './read-yaml';
import { type ExerciseSpec, exerciseSchema } from './schema';

export type Files = Record<string, string>;

// An exercise as plain data. Paths inside `start` and the others are relative to that folder.
export type Exercise = ExerciseSpec & {
  id: string; // lesson/name
  lesson: string;
  name: string;
  start: Files; // what the learner opens
  solution: Files; // scores 100
  solutions: Record<string, Files>; // other valid shapes, 100 too
  wrongs: Record<string, Files>; // what spec.wrong describes
};

/** What a learner's page is given: neither the wrong cases nor the other shapes. */
export type ShownExercise = Omit<Exercise, 'solutions' | 'wrong' | 'wrongs' | 'equivalent'>;

export function showExercise({ solutions, wrong, wrongs, equivalent, ...shown }: Exercise): ShownExercise {
  return shown;
}

// `files` maps paths inside the exercise's folder to their text; `folder` only appears in errors.
export function readExercise(lesson: string, name: string, files: Files): Exercise {
  const folder = `content/lessons/${lesson}/exercises/${name}`;
  const spec = readYaml(exerciseSchema, `${folder}/exercise.yaml`, files['exercise.yaml'] ?? '');
  const exercise: Exercise = {
    ...spec,
    id: `${lesson}/${name}`,
    lesson,
    name,
    start: under('start/', files),
    solution: under('solution/', files),
    solutions: casesUnder('solutions/', files),
    wrongs: casesUnder('wrong/', files),
  };
  const problem = incomplete(exercise);
  if (problem) throw new Error(`${folder}: ${problem}`);
  return exercise;
}

function incomplete({ start, solution, wrongs, wrong }: Exercise): string | undefined {
  if (Object.keys(start).length === 0) return 'start/ has no files for the learner to open';
  if (Object.keys(solution).length === 0) return 'solution/ has no files';
  for (const name of Object.keys(wrongs)) if (!wrong[name]) return `wrong/${name}/ has no entry under "wrong"`;
  for (const name of Object.keys(wrong))
    if (!wrongs[name]) return `"wrong" lists ${name}, but wrong/${name}/ is missing`;
  return undefined;
}

function under(prefix: string, files: Files): Files {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(inside.map(([path, text]) => [path.slice(prefix.length), text]));
}

function casesUnder(prefix: string, files: Files): Record<string, Files> {
  const inside = under(prefix, files);
  const cases = new Set(Object.keys(inside).flatMap((path) => path.split('/').slice(0, 1)));
  return Object.fromEntries([...cases].map((name) => [name, under(`${name}/`, inside)]));
}
