import { parse } from 'yaml';
import { z } from 'zod';
import { course } from './course';
import { parseAs } from './schema';

const [source] = Object.values(
  import.meta.glob<{ default: string }>('./glossary/terms.yaml', { query: '?raw', eager: true }),
);

const words = z.string().trim().min(1);
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
export const terms: Term[] = parseAs(schema, 'content/glossary/terms.yaml', parse(source?.default ?? ''))
  .map((term) => ({ ...term, id: term.id ?? idOf(term.name) }))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

export const findTerm = (id: string): Term | undefined => terms.find((term) => term.id === id);
