import { z } from 'zod';
import { name, words } from './schema';

const pattern = words.refine((text) => {
  try {
    return new RegExp(text, 'm') !== undefined;
  } catch {
    return false;
  }
}, 'a regular expression');

const points = z.int().min(1).max(100);

const step = z.strictObject({
  run: words.describe('typed at the prompt'),
  because: words.describe('what it is asked for, or what it does'),
});

const clue = z.strictObject({
  id: name,
  title: words.describe('the fact, as one notes it down'),
  points,
  shown: z
    .array(
      z.strictObject({
        prints: pattern.describe('in what a command printed; ^ and $ match at lines'),
        about: pattern.optional().describe('in the command or its output, where a bare value says nothing by itself'),
      }),
    )
    .min(1)
    .describe('any of these shows it, whatever the command'),
  where: words.describe('where it is to be seen, and what it tells'),
});

const cause = z.strictObject({
  id: name,
  text: words,
  right: z.boolean().default(false),
  belief: name.optional().describe('the misconception behind a wrong one'),
  because: words.describe('which evidence speaks for it, or against it'),
});

const probe = z.strictObject({
  id: name,
  title: words.describe('what holds when it is mended'),
  points,
  essential: z.boolean().default(false),
  run: words.describe('a line on the host, when the incident is closed'),
  prints: pattern,
  within: z.int().min(1).optional().describe('virtual seconds'),
  why: words,
  next: words,
});

const walk = z.strictObject({
  run: z.array(words).min(1),
  causes: z.array(name).min(1).describe('in the order they are named'),
  loses: z.array(name).describe('what it loses, exactly; nothing, if it is another good way'),
});

export const incidentSchema = z
  .strictObject({
    title: words,
    pager: words.describe('the symptom, and nothing but the symptom; blank lines make paragraphs'),
    explainedIn: name.describe('slug of the lesson that explains the mechanism'),
    setup: z.array(words).min(1).describe('lines run on the host before the pager rings; waits are virtual'),
    evidence: z.array(clue).min(2),
    diagnosis: points.describe('for naming the cause at once'),
    causes: z.array(cause).min(3),
    repair: z.array(probe).min(1),
    hints: z.array(words).min(2).describe('from where to look to what to do'),
    model: z.strictObject({ look: z.array(step).min(1), act: z.array(step).min(1) }).describe('one good way through'),
    walks: z.record(name, walk).describe('other ways; acts-first and wrong-cause among them'),
  })
  .refine(({ evidence, diagnosis, repair }) => {
    const parts = [...evidence, ...repair].map((one) => one.points);
    return parts.reduce((sum, one) => sum + one, diagnosis) === 100;
  }, 'points of evidence, diagnosis and repair must add up to 100')
  .refine(({ causes }) => causes.filter(({ right }) => right).length === 1, 'exactly one cause is right')
  .refine(({ repair }) => repair.some(({ essential }) => essential), 'at least one probe must be essential')
  .refine(({ walks }) => 'acts-first' in walks && 'wrong-cause' in walks, 'walks has acts-first and wrong-cause');

export type IncidentFile = z.infer<typeof incidentSchema>;
