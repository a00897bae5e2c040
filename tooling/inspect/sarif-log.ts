import { z } from 'zod';

// For the tests. What SARIF 2.1.0 (OASIS, section 3) asks of the objects that we write. Strict: a property of our own making is refused.
const text = z.strictObject({ text: z.string().min(1) });
/** RFC 3986: a relative reference, in which the first segment has no colon. */
const relative = z.string().regex(/^(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2}|\/)+$/);
const rule = z.strictObject({ id: z.string().min(1), shortDescription: text, help: text });
const region = z.strictObject({ startLine: z.int().min(1) });
const location = z.strictObject({
  physicalLocation: z.strictObject({ artifactLocation: z.strictObject({ uri: relative }), region }),
});
const result = z
  .strictObject({
    ruleId: z.string().min(1),
    ruleIndex: z.int().min(0),
    kind: z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational']).default('fail'),
    level: z.enum(['none', 'note', 'warning', 'error']),
    message: text,
    locations: z.array(location).min(1),
  })
  .refine(({ kind, level }) => (kind === 'fail') === (level !== 'none'), 'level is none where kind is not fail');
const run = z
  .strictObject({
    tool: z.strictObject({ driver: z.strictObject({ name: z.string().min(1), rules: z.array(rule) }) }),
    results: z.array(result),
  })
  .refine(({ tool: { driver }, results }) => {
    const ids = driver.rules.map(({ id }) => id);
    return new Set(ids).size === ids.length && results.every(({ ruleId, ruleIndex }) => ids[ruleIndex] === ruleId);
  }, 'each rule once, and ruleIndex is where it stands');
export const sarifLog = z.strictObject({ $schema: z.url(), version: z.literal('2.1.0'), runs: z.array(run).min(1) });
