import type { ComponentType } from 'react';
import { type Exercise, type Files, readExercise } from './exercise';

// The second pattern of each pair is for dot files such as .dockerignore, which `*` leaves out.
const texts = import.meta.glob<{ default: string }>(
  [
    './lessons/*/exercises/*/exercise.yaml',
    './lessons/*/exercises/*/start/**/*',
    './lessons/*/exercises/*/start/**/.*',
    './lessons/*/exercises/*/solution/**/*',
    './lessons/*/exercises/*/solution/**/.*',
    './lessons/*/exercises/*/solutions/**/*',
    './lessons/*/exercises/*/solutions/**/.*',
    './lessons/*/exercises/*/wrong/**/*',
    './lessons/*/exercises/*/wrong/**/.*',
  ],
  { query: '?raw', eager: true },
);
const tasks = import.meta.glob<{ default: ComponentType }>('./lessons/*/exercises/*/task.mdx', { eager: true });

const layout = /^\.\/lessons\/([^/]+)\/exercises\/([^/]+)\/(.+)$/;

function filesByExercise(): Map<string, Files> {
  const folders = new Map<string, Files>();
  for (const [path, { default: text }] of Object.entries(texts)) {
    const [, lesson, name, inside] = layout.exec(path) ?? [];
    if (!lesson || !name || !inside) continue;
    const id = `${lesson}/${name}`;
    folders.set(id, { ...folders.get(id), [inside]: text });
  }
  return folders;
}

export const exercises: Exercise[] = [...filesByExercise()].map(([id, files]) => {
  const [lesson = '', name = ''] = id.split('/');
  return readExercise(lesson, name, files);
});

export const findExercise = (id: string): Exercise | undefined => exercises.find((exercise) => exercise.id === id);

// The task's text; an exercise without task.mdx is refused by the content check.
export const taskOf = ({ lesson, name }: Exercise): ComponentType | undefined =>
  tasks[`./lessons/${lesson}/exercises/${name}/task.mdx`]?.default;
