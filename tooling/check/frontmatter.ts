import { course } from '@/content/course';
import { readFrontmatter } from '@/content/frontmatter';
import type { Check } from './lesson-source';
import { thrownBy } from './thrown-by';

export const frontmatter: Check = ({ slug, file, text }) => {
  const listed = course.some((part) => part.lessons.some((lesson) => lesson.slug === slug));
  const missing = listed ? [] : [`content/course.ts: add ${slug} to a part, or it is on no map`];
  return [...missing, ...thrownBy(() => readFrontmatter(file, text))];
};
