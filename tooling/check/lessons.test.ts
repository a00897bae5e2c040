import { expect, it } from 'vitest';
import { checkLesson } from './check-lesson';
import { checkShared } from './check-shared';
import { lessonSlugs } from './lesson-slugs';

it.each(lessonSlugs())('%s: all well', async (slug) => {
  expect(await checkLesson(slug)).toEqual([]);
});

it('what the lessons share: all well', async () => {
  expect(await checkShared()).toEqual([]);
});
