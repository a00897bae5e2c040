import { z } from 'zod';
import { readYaml } from './read-yaml';
import { name, words } from './schema';

const value = z.union([words, z.number()]);

const proof = z.strictObject({
  apps: z.array(words).default([]).describe('files of the catalogue that stand in the working folder'),
  files: z.record(words, words).default({}).describe('other files there; "{code}" is the question’s'),
  run: z.array(words).min(1).describe('commands, one after the other'),
  prints: words.optional().describe('what the last one prints: a text, or a /pattern/; the answer, if it is left out'),
  takes: z.tuple([value, value]).optional().describe('seconds that the last one takes, from and to'),
});

const schema = z.array(
  z
    .strictObject({
      id: name,
      vary: z
        .record(z.string().regex(/^[a-z]+$/), z.array(z.union([value, z.record(words, value)])).min(2))
        .describe('names for {name} in all texts; an entry with fields is written {name.field}'),
      ask: words,
      code: words.optional().describe('shown under the question'),
      answer: words,
      not: z.array(words).min(1).optional().describe('the other options; without them the answer is typed'),
      because: words.describe('the reason, shown with the verdict'),
      proof: proof.describe('played in the simulator by the tests, for each value'),
    })
    .refine(({ vary }) => !('code' in vary), 'vary: {code} is the question’s code'),
);

export type Rep = z.infer<typeof schema>[number] & { id: string; lesson: string };
/** What the page is given. */
export type ShownRep = Omit<Rep, 'proof'>;

/** The reps of one file; throws what is wrong with it. */
export const readReps = (file: string, lesson: string, text: string): Rep[] =>
  readYaml(schema, file, text).map((rep) => ({ ...rep, id: `${lesson}/${rep.id}`, lesson }));

export const showRep = ({ proof: _, ...shown }: Rep): ShownRep => shown;
