import type { ComponentType } from 'react';
import { course } from './course';
import { type LessonMeta, lessonSchema, parseAs } from './schema';

export type TocEntry = { id: string; text: string; depth: number };
/** What stands at the top level of a lesson; tooling/rehype-blocks.mjs says how it is made. */
export type Block = { kind: string; label: string; anchor: string; section: string; text: string; commands: string[] };
type LessonModule = { default: ComponentType; frontmatter: unknown; toc?: TocEntry[]; blocks?: Block[] };

export type Lesson = LessonMeta & { slug: string; part: string; toc: TocEntry[]; blocks: Block[]; Body: ComponentType };

const modules = import.meta.glob<LessonModule>('./lessons/*/lesson.mdx', { eager: true });

function loadLesson(slug: string, part: string): Lesson | undefined {
  const file = `./lessons/${slug}/lesson.mdx`;
  const module = modules[file];
  if (!module) return undefined;
  const meta = parseAs(lessonSchema, `content${file.slice(1)}`, module.frontmatter);
  return { ...meta, slug, part, toc: module.toc ?? [], blocks: module.blocks ?? [], Body: module.default };
}

// In course order; only lessons that are written.
export const lessons: Lesson[] = course.flatMap((part) =>
  part.lessons.flatMap(({ slug }) => loadLesson(slug, part.title) ?? []),
);

const known = new Set(course.flatMap((part) => part.lessons.map(({ slug }) => `./lessons/${slug}/lesson.mdx`)));
for (const file of Object.keys(modules)) {
  if (!known.has(file)) throw new Error(`content${file.slice(1)}: add its slug to content/course.ts`);
}

export const findLesson = (slug: string): Lesson | undefined => lessons.find((lesson) => lesson.slug === slug);

export function neighbours(slug: string): { previous: Lesson | undefined; next: Lesson | undefined } {
  const at = lessons.findIndex((lesson) => lesson.slug === slug);
  return { previous: at > 0 ? lessons[at - 1] : undefined, next: at < 0 ? undefined : lessons[at + 1] };
}
