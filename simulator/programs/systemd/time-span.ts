const UNITS: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  sec: 1000,
  second: 1000,
  seconds: 1000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
};

/** systemd.time(7): `5`, `5s`, `1min 30s`, `infinity`; ms. */
export function parseTimeSpan(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (text === 'infinity') return Infinity;
  const parts = [...text.matchAll(/([\d.]+)\s*([a-z]*)/g)];
  if (parts.length === 0) return fallback;
  return parts.reduce((sum, [, value, unit]) => sum + Number(value) * (UNITS[unit || 's'] ?? 1000), 0);
}

/** `1min 30s`, `5s`, `100ms`. */
export function formatTimeSpan(ms: number): string {
  if (ms === Infinity) return 'infinity';
  const parts: string[] = [];
  let left = ms;
  for (const [unit, size] of [
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
    ['ms', 1],
  ] as const) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count}${unit}`);
    left -= count * size;
  }
  return parts.join(' ') || '0';
}
