import * as z from 'zod/mini';

const VERSION = 1;

const slug = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));
const line = z.string().check(z.maxLength(120));
const count = z.int().check(z.minimum(0), z.maximum(100_000));
/** How many of how many. */
const share = z.tuple([count, count]);

const assignmentSchema = z.strictObject({
  format: z.literal('pid-one-assignment'),
  version: z.literal(VERSION),
  title: line,
  lessons: z.array(slug).check(z.minLength(1), z.maxLength(60)),
  due: z.iso.date(),
});

const reportSchema = z.strictObject({
  format: z.literal('pid-one-report'),
  version: z.literal(VERSION),
  name: line,
  at: z.iso.datetime(),
  lessons: z
    .array(
      z.strictObject({
        lesson: slug,
        read: z.boolean(),
        solved: share,
        explained: share,
        recalled: share,
        /** Mean of the best scores of its exercises, 0 to 100. */
        score: z.number().check(z.minimum(0), z.maximum(100)),
        attempts: count,
        /** Misconceptions that some attempt showed. */
        beliefs: z.array(slug).check(z.maxLength(60)),
      }),
    )
    .check(z.maxLength(60)),
});

export type Assignment = z.infer<typeof assignmentSchema>;
export type Report = z.infer<typeof reportSchema>;
export type Reading<T> = { value: T } | { problem: string };

/** Every problem is a sentence for a reader who did not make the link. */
function read<T>(schema: z.ZodMiniType<T>, format: string, noun: string, value: unknown): Reading<T> {
  const { format: found, version } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  if (found !== format) return { problem: `This is not a PID One ${noun}.` };
  if (typeof version === 'number' && version > VERSION)
    return { problem: `This ${noun} comes from a newer version of PID One, and can’t be read here.` };
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const [issue] = result.error.issues;
  return { problem: `This ${noun} is damaged: ${issue?.path.join('.') || 'its content'} is not what it should be.` };
}

export const readAssignment = (value: unknown) => read(assignmentSchema, 'pid-one-assignment', 'assignment', value);
export const readReport = (value: unknown) => read(reportSchema, 'pid-one-report', 'report', value);

export const newAssignment = (title: string, lessons: string[], due: string): Assignment => ({
  format: 'pid-one-assignment',
  version: VERSION,
  title,
  lessons,
  due,
});
export const newReport = (name: string, at: Date, lessons: Report['lessons']): Report => ({
  format: 'pid-one-report',
  version: VERSION,
  name,
  at: at.toISOString(),
  lessons,
});
