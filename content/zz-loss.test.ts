import { it } from 'vitest';
import { grade } from '@/grading/grade';
import { exercises } from '@/content/exercises';
it('prints', () => {
  const e = exercises.find(({ id }) => id === process.env.EX)!;
  const all: [string, any][] = [['start', {}], ['solution', e.solution], ...Object.entries(e.solutions), ...Object.entries(e.wrongs)];
  for (const [n, f] of all) { const r = grade(e, { ...e.start, ...f }); console.log(n, r.score, r.checks.filter((c) => c.earned < c.points).map((c) => `\n   ${c.id}: ${c.observed}${process.env.V ? ` | ${c.why} | ${c.file}:${c.line} | ${c.next}` : ''}`).join(''), r.misconceptions.map((m) => m.id)); }
}, 900000);
