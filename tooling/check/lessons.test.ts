import { expect, it } from 'vitest';
import { checkLesson } from './check-lesson';
import { lessonSlugs } from './lesson-slugs';

it.each(lessonSlugs())('%s: all well', async (slug) => {
  expect(await checkLesson(slug)).toEqual([]);
});
