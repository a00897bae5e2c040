import { expect, it } from 'vitest';
import { lessonList } from './lesson-list';
import { lessons } from './lessons';

it('lists what the lessons themselves say', () => {
  expect(lessonList).toEqual(lessons.map(({ toc: _, blocks: __, Body: ___, ...listed }) => listed));
});
