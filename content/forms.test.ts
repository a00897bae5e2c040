import { describe, expect, it } from 'vitest';
import { exercises } from './exercises';
import type { Form } from './forms';

const linesOf = (text = '') => text.split('\n').filter((line) => line.trim());
const isComment = (line: string) => /^\s*#/.test(line);
const of = (form: Form) =>
  exercises.filter((exercise) => exercise.form === form).map((exercise) => [exercise.id, exercise] as const);

describe.each(of('reorder'))('%s', (_, { answers, start, solution }) => {
  it.each(answers)('has all lines of %s, in a wrong order', (file) => {
    expect(linesOf(start[file]).sort()).toEqual(linesOf(solution[file]).sort());
    expect(start[file]).not.toBe(solution[file]);
  });
});

describe.each(of('gap'))('%s', (_, { answers, start, solution }) => {
  it('marks its gaps, and all else is there', () => {
    const gaps = answers.filter((file) => /^\s*# gap\b/im.test(start[file] ?? ''));
    expect(gaps).not.toEqual([]);
    for (const file of gaps) {
      const filled = linesOf(solution[file]);
      for (const line of linesOf(start[file]).filter((line) => !isComment(line))) expect(filled).toContain(line);
    }
  });
});

describe.each(of('blank'))('%s', (_, { answers, start, solution }) => {
  it('has less than half of the answer at the start', () => {
    const count = (files: Record<string, string>) =>
      answers.flatMap((file) => linesOf(files[file]).filter((line) => !isComment(line))).length;
    expect(count(start)).toBeLessThan(count({ ...start, ...solution }) / 2);
  });
});
