import { existsSync, readdirSync } from 'node:fs';

/** The lessons that have a text. */
export const lessonSlugs = (): string[] =>
  readdirSync('content/lessons').filter((slug) => existsSync(`content/lessons/${slug}/lesson.mdx`));
