import { expect, it } from 'vitest';
import { judgeUnrun } from '../../grading/report/report';
import { cases } from './cases';

it.each(cases)('$name', ({ files, about }) => {
  const found = judgeUnrun(files).report.findings.filter(({ severity }) => severity !== 'informative');
  expect(found.map(({ id }) => id)).toEqual(
    about ? [expect.any(String), ...found.slice(1).map(() => expect.any(String))] : [],
  );
});
