import { beforeAll, describe, expect, it, vi } from 'vitest';
import { emptySnapshot } from '@/components/progress/records';
import { csvOf } from './csv';
import { newAssignment, newReport, type Report, readReport } from './formats';
import { isDone, marksOf } from './lesson-marks';
import { linkOf, linkTo, openAssignment, packedIn, reportsIn } from './links';
import { pack, unpack } from './packed';

beforeAll(() => vi.stubGlobal('location', { origin: 'https://example.org' }));

const lesson: Report['lessons'][number] = {
  lesson: 'pid-1',
  read: true,
  solved: [1, 1],
  explained: [1, 1],
  recalled: [3, 18],
  score: 100,
  attempts: 4,
  beliefs: ['signals-reach-children'],
};
const report = newReport('Zoë “Z” O’Neill', new Date(0), [lesson]);

describe('links', () => {
  it('bring back what was packed, whatever the letters', async () => {
    expect(await unpack(await pack({ name: 'Zoë 漢字' }))).toEqual({ name: 'Zoë 漢字' });
    expect(await pack(report)).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('carry an assignment', async () => {
    const assignment = newAssignment('Week one', ['pid-1', 'zombies'], '2030-05-01');
    const link = await linkTo(assignment);
    expect(link).toMatch(/^https:\/\/example\.org\/progress\/#assignment=/);
    expect(await openAssignment(packedIn(link, 'assignment') ?? '')).toEqual({ value: assignment });
  });

  it('carry reports, several in one text', async () => {
    const link = await linkOf(report);
    expect(link.length).toBeLessThan(600);
    expect(await reportsIn(`Here: ${link}\n\n${link}`)).toEqual([{ value: report }, { value: report }]);
    expect(await reportsIn(JSON.stringify(report))).toEqual([{ value: report }]);
  });

  it('stay short with the whole course in them', async () => {
    const lessons = Array.from({ length: 15 }, (_, at) => ({
      ...lesson,
      lesson: `lesson-number-${at}`,
      attempts: at * 7,
    }));
    expect((await linkOf(newReport('A', new Date(0), lessons))).length).toBeLessThan(1200);
  });
});

describe('a link or file that is not right', () => {
  const problem = async (text: string) =>
    (await reportsIn(text)).map((one) => ('problem' in one ? one.problem : 'read'));

  it('says that it was cut or changed', async () => {
    const link = await linkOf(report);
    for (const damaged of [
      link.slice(0, -9),
      `${link.slice(0, -20)}A${link.slice(-19)}`,
      'https://x/#report=',
      'https://x/#report=abc',
    ])
      expect(await problem(damaged)).toEqual([expect.stringContaining('incomplete or was changed')]);
  });

  it('says that it is something else', async () => {
    expect(await problem('hello there')).toEqual([expect.stringContaining('There is no report in this')]);
    expect(await problem(`https://x/#report=${await pack({ name: 'package' })}`)).toEqual([
      'This is not a PID One report.',
    ]);
    expect(await problem('{"format":')).toEqual([expect.stringContaining('This file is damaged')]);
  });

  it('says that it is newer', async () => {
    expect(await problem(JSON.stringify({ ...report, version: 2 }))).toEqual([
      expect.stringContaining('newer version'),
    ]);
  });

  it('names the place that is damaged', () => {
    expect(readReport({ ...report, lessons: [{ ...lesson, score: 400 }] })).toEqual({
      problem: expect.stringContaining('lessons.0.score'),
    });
    expect(readReport({ ...report, extra: 1 })).toEqual({ problem: expect.stringContaining('damaged') });
  });

  it('does not unpack for ever', async () => {
    await expect(unpack(await pack('x'.repeat(2_000_000)).catch(() => 'A'))).rejects.toThrow();
  });
});

describe('the marks of a lesson', () => {
  const facts = {
    slug: 'pid-1',
    title: '',
    exercises: ['pid-1/a', 'pid-1/b'],
    chains: ['pid-1/why'],
    items: ['pid-1/x', 'pid-1/y'],
  };

  it('are three, and the beliefs', () => {
    const snapshot = emptySnapshot();
    snapshot.lesson['pid-1'] = { at: 1, read: true };
    snapshot.exercise['pid-1/a'] = { at: 1, best: 100, passed: true, attempts: 3, hints: 1, beliefs: ['one', 'two'] };
    snapshot.explained['pid-1/why'] = { at: 1, tries: 2 };
    snapshot.recall['pid-1/x'] = { at: 1, first: 1, due: 1, step: 2, right: 2, wrong: 0, later: 1 };
    snapshot.recall['pid-1/y'] = { at: 1, first: 1, due: 1, step: 1, right: 1, wrong: 0, later: 0 };
    const marks = marksOf(facts, snapshot);
    expect(marks).toEqual({
      lesson: 'pid-1',
      read: true,
      solved: [1, 2],
      explained: [1, 1],
      recalled: [1, 2],
      score: 50,
      attempts: 3,
      beliefs: ['one', 'two'],
    });
    expect(isDone(marks)).toBe(false);
    expect(isDone({ ...marks, solved: [2, 2] })).toBe(true);
    expect(readReport(newReport('', new Date(), [marks]))).toHaveProperty('value');
  });
});

it('CSV has a row for each lesson, and no formulas', () => {
  const csv = csvOf([{ ...report, name: '=HYPERLINK("x"), Z' }]);
  const [head, row, end] = csv.split('\r\n');
  expect(head?.split(',')).toHaveLength(13);
  expect(row).toBe(`"'=HYPERLINK(""x""), Z",1970-01-01,pid-1,yes,1,1,1,1,3,18,100,4,signals-reach-children`);
  expect(end).toBe('');
});
