import { z } from 'zod';
import { dimensions } from '@/grading/trade-off/dimensions';
import { type Form, forms } from './forms';

export const words = z.string().trim().min(1);
export const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const port = z.int().min(1).max(65535);
const path = z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, 'a path inside the exercise, with no ".."');

export const lessonSchema = z.strictObject({
  title: words.describe('the lesson’s heading'),
  description: words.max(160).describe('one sentence: page description for search engines and link previews'),
  minutes: z.int().min(3).max(20).describe('reading and exercise time'),
  beliefs: z.array(name).default([]).describe('misconceptions the lesson refutes'),
});

const rubricKey = z
  .string()
  .regex(/^[a-z0-9-]+(:[a-z0-9-]+)?$/, 'a check, or check:service where the rubric names the service');

const rubricItem = z.strictObject({
  id: name.describe('a check of grading/checks'),
  points: z.int().min(1).max(100).describe('what the check is worth; all together 100'),
  of: name.optional().describe('the service whose container is looked at; without it, each has to hold'),
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
  swarm: z
    .strictObject({
      stack: path.describe('the answer’s stack file'),
      image: name.describe('the image it runs: built with the tag 1, and 2 for the next release'),
      published: port.describe('port of the host that leads to the service'),
      asks: z.array(words).min(1).describe('paths that are asked for in turn while it is updated'),
      changed: path.describe('a source file that the next release changes'),
      broken: path.optional().describe('the file that takes its place in a release that does not work'),
    })
    .optional()
    .describe('the answer as a service of a swarm, updated under traffic'),
});

const parts = {
  services: z
    .record(
      name,
      z.strictObject({
        app: words.describe('what the container runs: a file such as worker.js, or a program such as redis-server'),
        port: port.optional().describe('where it listens, inside the container'),
        published: port.optional().describe('port of the host that leads to it'),
      }),
    )
    .describe('the parts that the answer has to play, by role; found by what runs, else by the service’s name'),
  patience: z.int().min(1).max(120).optional().describe('virtual seconds for crashes, leaks and zombies; 5'),
  scale: z
    .strictObject({ service: name, to: z.int().min(2).max(5) })
    .optional()
    .describe('docker compose up --scale, or kubectl scale'),
  redeploy: z
    .strictObject({ service: name, changed: path })
    .optional()
    .describe(
      'a source file of one role that changes; the stack is brought up again, or the role’s Deployment gets the new image',
    ),
};

const stackScenario = z.strictObject({
  compose: path.describe('the answer’s Compose file'),
  ...parts,
  data: z
    .strictObject({ service: name, write: words, read: words })
    .optional()
    .describe('commands in a role’s container: written, then read again after down and up'),
  job: z
    .strictObject({ service: name, count: words })
    .optional()
    .describe('a command in a role’s container that prints how often the job of each minute has run'),
});

const kubernetesScenario = z.strictObject({
  manifest: path.describe('what kubectl apply is given'),
  images: z.record(name, path).describe('images built before, with the tag 1: name → Dockerfile'),
  ...parts,
  rollout: z
    .strictObject({
      service: name.describe('the role whose Deployment gets the image with the tag 2'),
      asks: z.array(words).min(1).describe('paths that are asked for in turn meanwhile, ten a second'),
      changed: path.describe('a source file that the next release changes'),
    })
    .optional()
    .describe('a rolling update under traffic, at the role’s published port'),
});

const wrongCase = z.strictObject({
  loses: z.array(rubricKey).min(1).describe('checks that wrong/<case>/ loses, exactly'),
  shows: z.array(name).default([]).describe('misconceptions that wrong/<case>/ shows'),
});

export const exerciseSchema = z.strictObject({
  title: words.describe('what the learner sets out to do'),
  form: z
    .enum(Object.keys(forms) as Form[])
    .default('fix')
    .describe('what start/ holds: example, reorder, gap (marked by a comment "gap"), fix or blank'),
  answers: z.array(path).min(1).describe('files the learner edits, in tab order'),
  scenario: z
    .union([scenario, stackScenario, kubernetesScenario])
    .describe('how the answer is built and run: one container, a Compose stack, or a manifest on a cluster'),
  rubric: z
    .array(rubricItem)
    .min(1)
    .refine((items) => items.reduce((sum, item) => sum + item.points, 0) === 100, 'points must add up to 100')
    .refine((items) => new Set(items.map((item) => `${item.id}:${item.of}`)).size === items.length, 'each check once')
    .refine((items) => items.some((item) => item.essential), 'at least one check must be essential')
    .describe('what is observed, and what it is worth'),
  misconceptions: z.array(name).default([]).describe('beliefs this exercise can detect'),
  hints: z
    .tuple([words, words, words, words])
    .describe('four levels: where to look, the concept, a partial line, the full line with its reason'),
  startLoses: z.array(rubricKey).default([]).describe('checks that start/ loses, exactly'),
  contexts: z
    .array(
      z.strictObject({
        title: words,
        text: words.describe('the situation, in a sentence or two'),
        weights: z
          .partialRecord(z.enum(dimensions), z.int().min(0).max(3))
          .describe('how much it cares: isolation, scaling, blast-radius, observability, size, operations'),
      }),
    )
    .default([])
    .describe('situations in which the shape is weighed rather than judged: two processes may be right'),
  equivalent: z
    .array(z.strictObject({ mutant: words, because: words }))
    .default([])
    .describe('mutants of solutions that lose nothing, each with the reason why that is right'),
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
