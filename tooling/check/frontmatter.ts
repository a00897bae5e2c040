import { parse } from 'yaml';
import { course } from '@/content/course';
import { lessonSchema, parseAs } from '@/content/schema';
import { type Check, nodesOf } from './lesson-source';

export const frontmatter: Check = ({ slug, file, tree }) => {
  const listed = course.some((part) => part.lessons.some((lesson) => lesson.slug === slug));
  const missing = listed ? [] : [`content/course.ts: add ${slug} to a part, or it is on no map`];
  try {
    const yaml = nodesOf(tree).find(({ type }) => type === 'yaml');
    parseAs(lessonSchema, `${file}:1`, parse(yaml?.value ?? ''));
    return missing;
  } catch (error) {
    return [...missing, error instanceof Error ? error.message : String(error)];
  }
};
