import type { RecallRecord } from './records';

const DAY = 86_400_000;
/** Days until an item comes back, after one, two, three … right answers in a row. */
export const intervals = [1, 3, 7, 16, 35, 90] as const;
/** What was not known comes back in the same sitting. */
const SOON = 10 * 60_000;
/** Less than a day, so that the same hour of the next day counts as later. */
const LATER = 18 * 3_600_000;

/** The item's record after one more answer. */
export function answered(before: RecallRecord | undefined, right: boolean, now: number): RecallRecord {
  const { first = now, step = 0, right: rights = 0, wrong = 0, later = 0, due = 0 } = before ?? {};
  // An answer ahead of time counts, but does not stretch the interval.
  const next = !right ? 0 : now < due && step > 0 ? step : Math.min(step + 1, intervals.length);
  const wait = next === 0 ? SOON : (intervals[next - 1] ?? 90) * DAY;
  return {
    at: now,
    first,
    step: next,
    due: right && now < due && step > 0 ? due : now + wait,
    right: rights + (right ? 1 : 0),
    wrong: wrong + (right ? 0 : 1),
    later: later + (right && now - first >= LATER ? 1 : 0),
  };
}

/** An item never seen is due. */
export const isDue = (record: RecallRecord | undefined, now: number): boolean => !record || record.due <= now;

/** Right on a later day: the third mark, beside solved and explained. */
export const isRecalled = (record: RecallRecord | undefined): boolean => (record?.later ?? 0) > 0;
