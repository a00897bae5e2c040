import { course } from '@/content/course';
import { readExercise } from '@/content/exercise';
import { readIncident } from '@/content/incident';
import { placeInYaml } from '@/content/read-yaml';
import { checks } from '@/grading/checks/checks';
import { misconceptions } from '@/grading/misconceptions/misconceptions';
import { foldersIn } from './folders-in';
import type { Check } from './lesson-source';

type Named = readonly [path: readonly PropertyKey[], problem: string | undefined];
type Files = Record<string, string>;

const slugs = new Set(course.flatMap((part) => part.lessons.map(({ slug }) => slug)));
const belief = (id: string) => (misconceptions.has(id) ? undefined : `grading/misconceptions has no ${id}`);

function ofExercise(lesson: string, name: string, files: Files): Named[] {
  const { rubric, misconceptions: ids, answers, start, solution, solutions } = readExercise(lesson, name, files);
  const known = new Set([start, solution, ...Object.values(solutions)].flatMap((folder) => Object.keys(folder)));
  return [
    ...rubric.map(({ id }, at): Named => [['rubric', at], checks.has(id) ? undefined : `grading/checks has no ${id}`]),
    ...ids.map((id, at): Named => [['misconceptions', at], belief(id)]),
    ...answers.map(
      (path, at): Named => [['answers', at], known.has(path) ? undefined : `neither start/ nor a solution has ${path}`],
    ),
  ];
}

function ofIncident(lesson: string, name: string, files: Files): Named[] {
  const { explainedIn, causes } = readIncident(lesson, name, files);
  return [
    [['explainedIn'], slugs.has(explainedIn) ? undefined : `content/course.ts has no lesson ${explainedIn}`],
    ...causes.map(
      (cause, at): Named => [['causes', at], cause.belief === undefined ? undefined : belief(cause.belief)],
    ),
  ];
}

const kinds = [
  { folder: 'exercises', spec: 'exercise.yaml', named: ofExercise },
  { folder: 'incidents', spec: 'incident.yaml', named: ofIncident },
] as const;

// What an exercise or an incident names is there: checks, beliefs, lessons, files.
export const references: Check = ({ slug, files }) =>
  kinds.flatMap(({ folder, spec, named }) => {
    const at = `content/lessons/${slug}/${folder}`;
    return [...foldersIn(at, files)].flatMap(([name, own]) =>
      readable(() => named(slug, name, own)).flatMap(([path, problem]) =>
        problem ? [`${placeInYaml(`${at}/${name}/${spec}`, own[spec] ?? '', path)}: ${problem}`] : [],
      ),
    );
  });

/** Nothing, where the file can't be read: the check of exercises and incidents says why. */
function readable(read: () => Named[]): Named[] {
  try {
    return read();
  } catch {
    return [];
  }
}
