import { expect, it } from 'vitest';
import { emptySnapshot } from '@/components/progress/records';
import { dueItems, type Item, nextDue } from './items';

const item = (lesson: string, id: string): Item => ({
  name: `${lesson}/${id}`,
  lesson,
  card: { name: `${lesson}/${id}`, lesson, question: '', answer: '' },
});
const items = [...'abcdefg'].map((id) => item('pid-1', id)).concat(item('zombies', 'a'));
const seen = (due: number) => ({ at: 1, first: 1, due, step: 1, right: 1, wrong: 0, later: 0 });

it('brings what is due, the longest due first, then a few new ones of lessons that were begun', () => {
  const snapshot = { ...emptySnapshot(), lesson: { 'pid-1': { at: 1 } } };
  snapshot.recall = { 'pid-1/c': seen(90), 'pid-1/d': seen(50), 'pid-1/e': seen(200) };
  expect(dueItems(items, snapshot, 100).map(({ name }) => name)).toEqual([
    'pid-1/d',
    'pid-1/c',
    'pid-1/a',
    'pid-1/b',
    'pid-1/f',
    'pid-1/g',
  ]);
  expect(nextDue(items, snapshot)).toBe(50);
});

it('brings at most five new ones, and none of lessons not begun', () => {
  expect(dueItems(items, emptySnapshot(), 100)).toEqual([]);
  const begun = { ...emptySnapshot(), lesson: { 'pid-1': { at: 1 }, zombies: { at: 1 } } };
  expect(dueItems(items, begun, 100)).toHaveLength(5);
  expect(nextDue(items, begun)).toBeUndefined();
});
