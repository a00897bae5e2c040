import { quoteGo } from './go-quote';

const UNITS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** A duration as Go writes it ("1m30s") in milliseconds, or the error's text. */
export function parseDuration(text: string): number | string {
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  const body = text.slice(sign.length);
  if (body === '0') return 0;
  if (body === '') return `time: invalid duration ${quoteGo(text)}`;
  let total = 0;
  const part = /(\d+\.?\d*|\.\d+)([^\d.]*)/y;
  while (part.lastIndex < body.length) {
    const match = part.exec(body);
    if (!match) return `time: invalid duration ${quoteGo(text)}`;
    const unit = match[2] ?? '';
    if (unit === '') return `time: missing unit in duration ${quoteGo(text)}`;
    const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (factor === undefined) return `time: unknown unit ${quoteGo(unit)} in duration ${quoteGo(text)}`;
    total += Number(match[1]) * factor;
  }
  return sign === '-' ? -total : total;
}
