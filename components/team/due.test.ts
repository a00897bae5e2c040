import { expect, it } from 'vitest';
import { dueIn, longDate } from './due';

it.each([
  ['2030-05-10', 'today'],
  ['2030-05-11', 'tomorrow'],
  ['2030-05-14', 'in 4 days'],
  ['2030-05-09', 'which was yesterday'],
  ['2030-05-01', 'which was 9 days ago'],
])('%s is %s, early and late in the day', (day, words) => {
  expect(dueIn(day, new Date('2030-05-10T00:01:00').getTime())).toBe(words);
  expect(dueIn(day, new Date('2030-05-10T23:59:00').getTime())).toBe(words);
});

it('writes a day out', () => expect(longDate('2030-05-10')).toMatch(/^Friday,? 10 May 2030$/));
