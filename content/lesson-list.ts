import { course } from './course';
import { readFrontmatter } from './frontmatter';
import type { LessonMeta } from './schema';

/** A written lesson without its text: a page that only lists lessons must not load what their texts are made of. */
export type ListedLesson = LessonMeta & { slug: string; part: string };

const texts = import.meta.glob<{ default: string }>('./lessons/*/lesson.mdx', { query: '?raw', eager: true });

function readListed(slug: string, part: string): ListedLesson[] {
  const file = `./lessons/${slug}/lesson.mdx`;
  const text = texts[file]?.default;
  if (text === undefined) return [];
  return [{ ...readFrontmatter(`content${file.slice(1)}`, text), slug, part }];
}

/** In course order. */
export const lessonList: ListedLesson[] = course.flatMap((part) =>
  part.lessons.flatMap(({ slug }) => readListed(slug, part.title)),
);

export const findListed = (slug: string): ListedLesson | undefined => lessonList.find((lesson) => lesson.slug === slug);
