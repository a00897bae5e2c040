import { type Files, readExercise } from '@/content/exercise';
import { readIncident } from '@/content/incident';
import { foldersIn } from './folders-in';
import { attributeOf, type Check, nodesOf, placeOf } from './lesson-source';
import { thrownBy } from './thrown-by';

interface Kind {
  readonly tag: string;
  readonly folder: string;
  /** Files without which it is not whole, beside those that `read` asks for. */
  readonly must: readonly string[];
  /** Throws what is wrong with it. */
  readonly read: (lesson: string, name: string, files: Files) => unknown;
}

/** Each folder of its kind is complete and shown by the lesson; each one shown exists. */
const tasks =
  ({ tag, folder, must, read }: Kind): Check =>
  (lesson) => {
    const at = `content/lessons/${lesson.slug}/${folder}`;
    const folders = foldersIn(at, lesson.files);
    const shown = nodesOf(lesson.tree)
      .filter(({ name }) => name === tag)
      .map((node) => ({ place: placeOf(lesson, node), id: attributeOf(node, 'id') ?? '' }));
    const unknown = shown
      .filter(({ id }) => ![...folders.keys()].some((name) => `${lesson.slug}/${name}` === id))
      .map(({ place, id }) => `${place}: there is no ${tag.toLowerCase()} ${id} in ${at}/`);
    const problems = [...folders].flatMap(([name, files]) => {
      const id = `${lesson.slug}/${name}`;
      const missing = must.filter((file) => !(file in files)).map((file) => `${at}/${name}: ${file} is missing`);
      const hidden = shown.some((one) => one.id === id)
        ? []
        : [`${lesson.file}:1: <${tag} id="${id}" /> is missing, which shows ${at}/${name}`];
      return [...missing, ...hidden, ...thrownBy(() => read(lesson.slug, name, files))];
    });
    return [...unknown, ...problems];
  };

export const exercisesOf = tasks({ tag: 'Exercise', folder: 'exercises', must: ['task.mdx'], read: readExercise });
export const incidentsOf = tasks({ tag: 'Incident', folder: 'incidents', must: [], read: readIncident });
