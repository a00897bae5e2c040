const DAY = 86_400_000;

/** A day, YYYY-MM-DD, in the reader’s own way. */
export const longDate = (day: string): string =>
  new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

/** How far off the day is, by the reader’s calendar. */
export function dueIn(day: string, now: number): string {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const days = Math.round((new Date(`${day}T00:00:00`).getTime() - midnight) / DAY);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days > 0 ? `in ${days} days` : days === -1 ? 'which was yesterday' : `which was ${-days} days ago`;
}
