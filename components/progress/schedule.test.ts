import { expect, it } from 'vitest';
import { answered, isDue, isRecalled } from './schedule';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const start = 1_800_000_000_000;

it('brings an item back at growing intervals', () => {
  let record = answered(undefined, true, start);
  const waits = [];
  for (let turn = 0; turn < 7; turn++) {
    waits.push((record.due - record.at) / DAY);
    record = answered(record, true, record.due);
  }
  expect(waits).toEqual([1, 3, 7, 16, 35, 90, 90]);
});

it('brings what was wrong back in the same sitting, from the beginning', () => {
  const known = answered(answered(undefined, true, start), true, start + DAY);
  const forgotten = answered(known, false, start + 5 * DAY);
  expect(forgotten).toMatchObject({ step: 0, right: 2, wrong: 1, due: start + 5 * DAY + 600_000 });
  expect(isDue(forgotten, start + 5 * DAY)).toBe(false);
  expect(isDue(forgotten, start + 5 * DAY + 600_000)).toBe(true);
});

it('is not stretched by answers ahead of time', () => {
  const once = answered(undefined, true, start);
  expect(answered(once, true, start + HOUR)).toMatchObject({ step: 1, due: once.due, right: 2 });
});

it('is recalled when it was right on a later day', () => {
  const sameDay = answered(answered(undefined, true, start), true, start + HOUR);
  expect(isRecalled(sameDay)).toBe(false);
  expect(isRecalled(answered(sameDay, false, start + 2 * DAY))).toBe(false);
  expect(isRecalled(answered(sameDay, true, start + DAY - HOUR))).toBe(true);
});
