import { z } from 'zod';
import { course } from './course';
import { readYaml } from './read-yaml';
import { words } from './schema';

const schema = z.array(
  z.strictObject({
    name: words,
    id: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .optional(),
    also: z.array(words).default([]),
    means: words.max(240),
    source: z.url().optional(),
    lesson: z.enum(course.flatMap((part) => part.lessons.map(({ slug }) => slug))).optional(),
  }),
);

export type Term = Omit<z.infer<typeof schema>[number], 'id'> & { id: string };

const idOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** In alphabetical order. */
export const readTerms = (file: string, text: string): Term[] =>
  readYaml(schema, file, text)
    .map((term) => ({ ...term, id: term.id ?? idOf(term.name) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
