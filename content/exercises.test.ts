import { describe, expect, it } from 'vitest';
import { keyOf } from '@/grading/exercise-spec';
import { hintLead } from '@/grading/explain/hint-lead';
import { grade } from '@/grading/grade';
import type { Report } from '@/grading/judge';
import { misconceptions } from '@/grading/misconceptions/misconceptions';
import type { Exercise, Files } from './exercise';
import { exercises } from './exercises';
import { mutants } from './mutants';
import { linesOf, secretLines } from './secret-lines';

const judged = new Map<string, Report>();

/** Files that an answer leaves out are those of start/. */
function report(exercise: Exercise, files: Files): Report {
  const answer = { ...exercise.start, ...files };
  const key = exercise.id + JSON.stringify(answer);
  const known = judged.get(key) ?? grade(exercise, answer);
  judged.set(key, known);
  return known;
}

const losses = ({ checks }: Report) => checks.filter(({ earned, points }) => earned < points).map(({ id }) => id);
const cases = exercises.map((exercise) => [exercise.id, exercise] as const);

it('sees every exercise', () => expect(cases.length).toBeGreaterThan(0));

describe.each(cases)('%s', (_, exercise) => {
  const inOrder = (ids: readonly string[]) => exercise.rubric.map(keyOf).filter((id) => ids.includes(id));
  const shapes = Object.entries({ ...exercise.solutions, solution: exercise.solution });
  const wrongs = Object.entries(exercise.wrongs);

  it('has other shapes and wrong answers', () => {
    expect(shapes.length).toBeGreaterThan(1);
    expect(wrongs.length).toBeGreaterThan(1);
    expect(exercise.startLoses.length).toBeGreaterThan(0);
  });

  it('opens with what it says', () => {
    expect(losses(report(exercise, {}))).toEqual(inOrder(exercise.startLoses));
  });

  it.each(shapes)('gives all points to %s', (_, files) => {
    const found = report(exercise, files);
    expect(found.checks.filter(({ earned }) => earned === 0)).toEqual([]);
    expect(found).toMatchObject({ score: 100, passed: true, misconceptions: [] });
  });

  it.each(wrongs)('%s loses what it says, and shows its belief', (name, files) => {
    const found = report(exercise, files);
    expect(losses(found)).toEqual(inOrder(exercise.wrong[name]?.loses ?? []));
    expect(found.misconceptions.map(({ id }) => id)).toEqual(exercise.wrong[name]?.shows ?? []);
  });

  it('detects each of its beliefs in some wrong answer', () => {
    const shown = new Set(Object.values(exercise.wrong).flatMap(({ shows }) => shows));
    expect([...shown].sort()).toEqual([...exercise.misconceptions].sort());
    for (const id of exercise.misconceptions) expect(misconceptions.has(id), id).toBe(true);
  });

  it('explains every lost point kindly', () => {
    for (const [, files] of [...wrongs, ['start', {}] as const])
      for (const check of report(exercise, files).checks) {
        if (check.earned === check.points) continue;
        const said = [check.observed, check.why ?? '', check.next ?? ''];
        for (const text of said) expect(text.length, check.id).toBeGreaterThan(15);
        expect(said.join(' ')).not.toMatch(/\b(just|simply|obviously|you should have|your mistake|undefined|NaN)\b/i);
        expect(check.line === null || (check.line > 0 && check.file !== null)).toBe(true);
      }
  });

  const checks = exercise.rubric.map(({ id }) => id);
  const bred = shapes.flatMap(([shape, files]) =>
    mutants({ ...exercise.start, ...files }, checks).map((mutant) => [shape, mutant] as const),
  );
  const equivalent = new Set(exercise.equivalent.map(({ mutant }) => mutant));

  it('is mutated', () => expect(bred.length).toBeGreaterThan(0));

  it.each(bred.filter(([, { what }]) => !equivalent.has(what)))('%s: loses points when $what', (_, mutant) =>
    expect(report(exercise, mutant.files).score, JSON.stringify(mutant.files)).toBeLessThan(100),
  );

  it.each(exercise.equivalent)('is right to take it when $mutant', ({ mutant }) => {
    const survivors = bred.filter(([, { what, files }]) => what === mutant && report(exercise, files).score === 100);
    expect(survivors.length, 'no such mutant survives: leave it out of "equivalent"').toBeGreaterThan(0);
  });

  it('has hints of which the first three give no answer away', () => {
    const secret = secretLines(exercise);
    const [first, second, third, fourth] = exercise.hints;
    for (const hint of [first, second, third]) for (const line of secret) expect(hint).not.toContain(line);
    for (const [, files] of [...wrongs, ['start', {}] as const]) {
      const own = new Set(linesOf({ ...exercise.start, ...files }));
      const leads = [1, 2, 3].map((level) => hintLead(report(exercise, files), level) ?? '');
      expect(leads[0]?.length).toBeGreaterThan(15);
      for (const line of secret.filter((one) => !own.has(one))) expect(leads.join('\n')).not.toContain(line);
    }
    // Where lines are only moved, none is a secret.
    if (secret.length > 0) expect(secret.some((line) => fourth.includes(line))).toBe(true);
  });

  it('gives the same report again', () => {
    expect(grade(exercise, { ...exercise.start, ...exercise.solution })).toEqual(report(exercise, exercise.solution));
  });
});
