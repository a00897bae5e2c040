import { readdirSync } from 'node:fs';
import { type Exercise, readExercise } from '@/content/exercise';
import { readFolder } from './inspect/read-input';

/** Every exercise of the course, from the project's folder. */
export function exercisesUnder(root: string): Exercise[] {
  const lessons = `${root}/content/lessons`;
  return readdirSync(lessons, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((path) => {
      const [, lesson, name] = /^([^/]+)\/exercises\/([^/]+)\/exercise\.yaml$/.exec(path.replaceAll('\\', '/')) ?? [];
      return lesson && name ? [readExercise(lesson, name, readFolder(`${lessons}/${lesson}/exercises/${name}`))] : [];
    });
}
