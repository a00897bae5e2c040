import { course } from '@/content/course';
import { readFrontmatter } from '@/content/frontmatter';
import { misconceptions } from '@/grading/misconceptions/misconceptions';
import type { Check } from './lesson-source';
import { thrownBy } from './thrown-by';

export const frontmatter: Check = ({ slug, file, text }) => {
  const listed = course.some((part) => part.lessons.some((lesson) => lesson.slug === slug));
  const missing = listed ? [] : [`content/course.ts: add ${slug} to a part, or it is on no map`];
  return [
    ...missing,
    ...thrownBy(() => {
      const unknown = readFrontmatter(file, text).beliefs.filter((id) => !misconceptions.has(id));
      if (unknown.length > 0)
        throw new Error(`${file}:1: grading/misconceptions has no ${unknown.join(', ')} (beliefs)`);
    }),
  ];
};
