import { expect, it } from 'vitest';
import { z } from 'zod';
import { exercises } from '@/content/exercises';
import { inspectExamples } from '@/content/inspect-examples';
import type { Finding } from '@/grading/findings/rule';
import { judgeUnrun } from '@/grading/report/report';
import { sarif } from '@/grading/report/sarif';

// What SARIF 2.1.0 (OASIS, section 3) asks of the objects that we write. Strict: a property of our own making is refused.
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
const log = z.strictObject({ $schema: z.url(), version: z.literal('2.1.0'), runs: z.array(run).min(1) });

const finding: Finding = {
  id: 'a',
  severity: 'essential',
  file: 'Dockerfile',
  line: 1,
  message: 'm',
  why: 'w',
  fix: 'f',
};

it.each([
  ['nothing', []],
  ['one finding', [finding]],
  ['no line, no reason', [{ ...finding, line: null, why: '', fix: '' }]],
  [
    'every severity',
    (['essential', 'actionable', 'informative', 'celebratory'] as const).map((severity) => ({ ...finding, severity })),
  ],
  ['files with odd names', ['a b/c#1', 'x:y?', '../100%/ü', "it's"].map((file) => ({ ...finding, file }))],
])('is SARIF 2.1.0: %s', (_, findings) => {
  const written = JSON.parse(JSON.stringify(sarif(findings)));
  log.parse(written);
  expect(written.runs[0].results).toHaveLength(findings.length);
  for (const [at, { file }] of findings.entries()) {
    const { uri } = written.runs[0].results[at].locations[0].physicalLocation.artifactLocation;
    expect(decodeURIComponent(uri)).toBe(file);
  }
});

it('is SARIF 2.1.0 for whatever is found in the answers and examples of the course', () => {
  const folders = [
    ...inspectExamples.map(({ files }) => files),
    ...exercises.flatMap(({ start, wrongs }) => Object.values(wrongs).map((files) => ({ ...start, ...files }))),
  ];
  const findings = folders.flatMap((files) => judgeUnrun(files).report.findings);
  expect(new Set(findings.map(({ id }) => id)).size).toBeGreaterThan(8);
  log.parse(JSON.parse(JSON.stringify(sarif(findings))));
});
