/** ms since 1970; undefined is Go's zero time. */
export type Time = number | undefined;

/** Nanoseconds of the second, nine digits. */
function nanoseconds(ms: number): string {
  const second = ms - Math.floor(ms / 1000) * 1000;
  return String(Math.min(Math.round(second * 1e6), 999_999_999)).padStart(9, '0');
}

const seconds = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19);

/** RFC 3339 as Go's JSON has it: no zeros at the end of the fraction. */
export function formatTime(time: Time): string {
  if (time === undefined) return '0001-01-01T00:00:00Z';
  const fraction = nanoseconds(time).replace(/0+$/, '');
  return `${seconds(time)}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** With all nine digits, as logs and events print it. */
export const formatFixedTime = (time: number): string => `${seconds(time)}.${nanoseconds(time)}Z`;

/** `2026-11-24 11:32:15 +0000 UTC` */
export const formatLocalTime = (time: number): string => `${seconds(time).replace('T', ' ')} +0000 UTC`;
