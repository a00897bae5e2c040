import { course } from './course';
import { type Rep, readReps } from './rep';

const texts = import.meta.glob<{ default: string }>('./reps/*.yaml', { query: '?raw', eager: true });

const slugs = course.flatMap((part) => part.lessons.map(({ slug }) => slug));

export const reps: Rep[] = Object.entries(texts).flatMap(([path, { default: text }]) => {
  const file = `content${path.slice(1)}`;
  const lesson = /([^/]+)\.yaml$/.exec(path)?.[1] ?? '';
  if (!slugs.includes(lesson)) throw new Error(`${file}: content/course.ts has no lesson ${lesson}`);
  return readReps(file, lesson, text);
});
