import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Exercise, type Files, readExercise } from '@/content/exercise';
import { attributeOf, type Check, nodesOf, placeOf } from './lesson-source';

const folderOf = (slug: string) => `content/lessons/${slug}/exercises`;

/** The files of a folder, by their paths in it. */
export function filesUnder(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** The exercise of a lesson's folder, read from disk; throws what is wrong with it. */
export const exerciseFromDisk = (lesson: string, name: string): Exercise =>
  readExercise(lesson, name, filesUnder(`${folderOf(lesson)}/${name}`));

// Every exercise is complete, has its task, and is shown by the lesson; every one shown exists.
export const exercisesOf: Check = (lesson) => {
  const folder = folderOf(lesson.slug);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const shown = nodesOf(lesson.tree)
    .filter(({ name }) => name === 'Exercise')
    .map((node) => ({ place: placeOf(lesson, node), id: attributeOf(node, 'id') ?? '' }));
  const unknown = shown
    .filter(({ id }) => !names.some((name) => `${lesson.slug}/${name}` === id))
    .map(({ place, id }) => `${place}: there is no exercise ${id} in ${folder}/`);
  return [...unknown, ...names.flatMap((name) => problemsOf(lesson.slug, name, shown))];
};

function problemsOf(slug: string, name: string, shown: { id: string }[]): string[] {
  const folder = `${folderOf(slug)}/${name}`;
  const problems = [];
  if (!existsSync(`${folder}/task.mdx`)) problems.push(`${folder}: task.mdx is missing`);
  if (!shown.some(({ id }) => id === `${slug}/${name}`)) {
    problems.push(`${folder}: no <Exercise id="${slug}/${name}" /> in the lesson shows it`);
  }
  try {
    exerciseFromDisk(slug, name);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  return problems;
}
