import type { Report } from '../judge';

/** What the gravest lost point says for a hint's level, from 1: where to look, the mechanism, what to try. Never a line of an answer. */
export function hintLead({ checks }: Report, level: number): string | undefined {
  const lost = checks.filter(({ earned, points }) => earned < points);
  // A point that could not be looked at says nothing that its cause does not say better.
  const telling = lost.filter(({ observed }) => !observed.includes('Not observed'));
  const first = telling.find(({ essential }) => essential) ?? telling[0] ?? lost[0];
  if (!first) return undefined;
  const place = first.file ? `${first.file}${first.line ? `, line ${first.line}` : ''}` : undefined;
  if (level === 1)
    return place ? `${first.observed.replace(/([^.?!”])$/, '$1.')} It comes from ${place}.` : first.observed;
  if (level === 2) return first.why ?? undefined;
  return level === 3 ? (first.next ?? undefined) : undefined;
}
