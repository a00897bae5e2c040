import { expect, it } from 'vitest';
import { sarif } from '@/grading/report/sarif';
import { readOptions } from './options';

it('reads the words in any order', () => {
  expect(readOptions(['--exercise', 'pid-1/x', 'dir', '--fail-under=80', '--sarif'])).toEqual({
    dir: 'dir',
    exercise: 'pid-1/x',
    format: 'sarif',
    failUnder: 80,
  });
});

it.each([[[]], [['a', 'b']], [['a', '--fail-under']], [['a', '--nope']], [['a', '--exercise', '../x']]])(
  'refuses %j',
  (words) => {
    expect(readOptions(words)).toEqual(expect.any(String));
  },
);

it('gives each finding a rule, a level and a line', () => {
  const finding = {
    id: 'root-user',
    severity: 'actionable',
    file: 'Dockerfile',
    line: null,
    message: 'm',
    why: 'w',
    fix: 'f',
  } as const;
  expect(sarif([finding])).toMatchObject({
    version: '2.1.0',
    runs: [{ tool: { driver: { rules: [{ id: 'root-user' }] } }, results: [{ level: 'warning', ruleIndex: 0 }] }],
  });
});
