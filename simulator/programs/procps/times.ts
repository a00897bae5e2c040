const two = (n: number): string => String(n).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `[D-]HH:MM:SS` of milliseconds. */
export function clockTime(ms: number): string {
  const s = Math.floor(ms / 1000);
  const days = Math.floor(s / 86400);
  return `${days ? `${days}-` : ''}${two(Math.floor(s / 3600) % 24)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** `M:SS` */
export const shortTime = (ms: number): string => `${Math.floor(ms / 60_000)}:${two(Math.floor(ms / 1000) % 60)}`;

/** `[[D-]HH:]MM:SS` */
export function elapsedTime(ms: number): string {
  const text = clockTime(ms);
  return text.startsWith('00:') ? text.slice(3) : text;
}

/** HH:MM of today, `MonDD` of an earlier day; both dates in ms since 1970, UTC. */
export function startTime(at: number, now: number): string {
  const date = new Date(at);
  if (Math.floor(at / 86_400_000) === Math.floor(now / 86_400_000))
    return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return `${MONTHS[date.getUTCMonth()]}${two(date.getUTCDate())}`;
}

/** `Tue Nov 24 12:14:05 2026` */
export function longDate(at: number): string {
  const d = new Date(at);
  return `${DAYS[d.getUTCDay()]} ${MONTHS[d.getUTCMonth()]} ${String(d.getUTCDate()).padStart(2)} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} ${d.getUTCFullYear()}`;
}
