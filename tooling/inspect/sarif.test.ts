import { expect, it } from 'vitest';
import { exercises } from '@/content/exercises';
import { inspectExamples } from '@/content/inspect-examples';
import type { Finding } from '@/grading/findings/rule';
import { judgeUnrun } from '@/grading/report/report';
import { sarif } from '@/grading/report/sarif';
import { sarifLog } from './sarif-log';

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
  sarifLog.parse(written);
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
  sarifLog.parse(JSON.parse(JSON.stringify(sarif(findings))));
});
