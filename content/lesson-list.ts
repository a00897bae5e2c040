import { parse } from 'yaml';
import { course } from './course';
import { type LessonMeta, lessonSchema, parseAs } from './schema';

/** A written lesson without its text: a page that only lists lessons must not load what their texts are made of. */
export type ListedLesson = LessonMeta & { slug: string; part: string };

const texts = import.meta.glob<{ default: string }>('./lessons/*/lesson.mdx', { query: '?raw', eager: true });

function readListed(slug: string, part: string): ListedLesson[] {
  const file = `./lessons/${slug}/lesson.mdx`;
  const text = texts[file]?.default;
  if (text === undefined) return [];
  const [, yaml = ''] = /^---\n([\s\S]*?)\n---/.exec(text) ?? [];
  return [{ ...parseAs(lessonSchema, `content${file.slice(1)}`, parse(yaml)), slug, part }];
}

/** In course order. */
export const lessonList: ListedLesson[] = course.flatMap((part) =>
  part.lessons.flatMap(({ slug }) => readListed(slug, part.title)),
);

export const findListed = (slug: string): ListedLesson | undefined => lessonList.find((lesson) => lesson.slug === slug);
