import { z } from 'zod';

const words = z.string().trim().min(1);
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const path = z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, 'a path inside the exercise, with no ".."');

export const lessonSchema = z.strictObject({
  title: words.describe('the lesson’s heading'),
  description: words.max(160).describe('one sentence: page description for search engines and link previews'),
  minutes: z.int().min(3).max(20).describe('reading and exercise time'),
  beliefs: z.array(name).default([]).describe('misconceptions the lesson refutes'),
});

const rubricItem = z.strictObject({
  id: name.describe('a check of grading/checks'),
  points: z.int().min(1).max(100).describe('what the check is worth; all together 100'),
  essential: z.boolean().default(false).describe('without it the exercise is not passed'),
  with: z
    .record(words, z.union([z.number(), words, z.array(words)]))
    .optional()
    .describe('other values than the check’s own: the names that the check takes'),
});

const scenario = z.strictObject({
  app: words.describe('the catalogue app that the answer has to run, e.g. graceful.js'),
  port: z.int().min(1).max(65535).optional().describe('port the app listens on inside the container'),
  run: z.array(words).default([]).describe('extra docker run options, one word each'),
  args: z.array(words).default([]).describe('arguments given after the image name, to see that they reach the app'),
  patience: z.int().min(1).max(120).optional().describe('virtual seconds for crashes, leaks and zombies; 5'),
  memory: z
    .string()
    .regex(/^\d+[kmg]$/)
    .optional()
    .describe('limit under which the memory part runs it, e.g. 64m'),
  changed: path.optional().describe('a source file that changes, to see which layers are built again'),
  environment: z
    .strictObject({
      set: z.string().regex(/^\w+=/, 'NAME=value'),
      port: z.int().min(1).max(65535).optional(),
    })
    .optional()
    .describe('another setting the app is started with, and the port that it asks for'),
  writable: z.array(words).optional().describe('folders that stay writable when the rest is read-only; /tmp'),
  script: path.optional().describe('an answer file with the docker run line, which starts the container'),
});

const wrongCase = z.strictObject({
  loses: z.array(name).min(1).describe('checks that wrong/<case>/ loses, exactly'),
  shows: z.array(name).default([]).describe('misconceptions that wrong/<case>/ shows'),
});

export const exerciseSchema = z.strictObject({
  title: words.describe('what the learner sets out to do'),
  answers: z.array(path).min(1).describe('files the learner edits, in tab order'),
  scenario: scenario.describe('how the answer is built and run'),
  rubric: z
    .array(rubricItem)
    .min(1)
    .refine((items) => items.reduce((sum, item) => sum + item.points, 0) === 100, 'points must add up to 100')
    .refine((items) => new Set(items.map((item) => item.id)).size === items.length, 'each check once')
    .refine((items) => items.some((item) => item.essential), 'at least one check must be essential')
    .describe('what is observed, and what it is worth'),
  misconceptions: z.array(name).default([]).describe('beliefs this exercise can detect'),
  hints: z
    .tuple([words, words, words, words])
    .describe('four levels: where to look, the concept, a partial line, the full line with its reason'),
  startLoses: z.array(name).default([]).describe('checks that start/ loses, exactly'),
  wrong: z.record(name, wrongCase).default({}).describe('one entry for each folder under wrong/'),
});

export type LessonMeta = z.infer<typeof lessonSchema>;
export type ExerciseSpec = z.infer<typeof exerciseSchema>;

// Throws one readable error that starts with the file's path.
export function parseAs<T>(schema: z.ZodType<T>, file: string, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`${file}: ${z.prettifyError(result.error)}`);
}
