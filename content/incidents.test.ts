import { describe, expect, it } from 'vitest';
import { finish } from '@/grading/battery/steps';
import type { Walk } from '@/grading/incident/incident-spec';
import { playWalk } from '@/grading/incident/play-walk';
import { misconceptions } from '@/grading/misconceptions/misconceptions';
import type { Incident } from './incident';
import { incidents } from './incidents';

const cases = incidents.map((incident) => [incident.id, incident] as const);
const play = (incident: Incident, walk: Walk) => finish(playWalk(incident, walk));
const loses = ({ report }: ReturnType<typeof play>) =>
  report.checks.filter(({ earned, points }) => earned < points).map(({ id }) => id);
const rightCause = ({ causes }: Incident) => causes.filter(({ right }) => right).map(({ id }) => id);

it('sees every incident, each under a name of its own', () => {
  expect(cases.length).toBeGreaterThan(0);
  expect(new Set(incidents.map(({ name }) => name)).size).toBe(cases.length);
});

describe.each(cases)('%s', (_, incident) => {
  const ids = [...incident.evidence, ...incident.repair].map(({ id }) => id);

  it('names each thing once, and beliefs that exist', () => {
    expect(new Set([...ids, 'diagnosis']).size).toBe(ids.length + 1);
    for (const { belief } of incident.causes) if (belief !== undefined) expect(misconceptions.has(belief)).toBe(true);
    expect(incident.causes.some(({ belief }) => belief !== undefined)).toBe(true);
  });

  it('gives all points to its model', () => {
    const run = [...incident.model.look, ...incident.model.act].map((step) => step.run);
    const played = play(incident, { run, causes: rightCause(incident) });
    expect(
      played.report.checks.filter(({ earned, points }) => earned < points),
      played.printed.join(''),
    ).toEqual([]);
    expect(played.report).toMatchObject({ score: 100, passed: true, misconceptions: [] });
  });

  it('gives nothing to one who does nothing but name the cause', () => {
    const { report } = play(incident, { run: ['true'], causes: rightCause(incident) });
    expect(report.passed).toBe(false);
    expect(report.score).toBeLessThanOrEqual(incident.diagnosis + 20);
  });

  it.each(Object.entries(incident.walks))('%s loses what it says', (name, { loses: says, ...walk }) => {
    const played = play(incident, walk);
    expect(loses(played), played.printed.join('')).toEqual(
      [...ids.slice(0, incident.evidence.length), 'diagnosis', ...ids.slice(incident.evidence.length)].filter((id) =>
        says.includes(id),
      ),
    );
    if (name === 'acts-first') expect(says).toEqual(expect.arrayContaining(incident.evidence.map(({ id }) => id)));
    if (name === 'wrong-cause') {
      expect(says).toContain('diagnosis');
      expect(played.report.misconceptions.length).toBeGreaterThan(0);
    }
    for (const { earned, points, observed, why, next } of played.report.checks)
      if (earned < points)
        expect([observed, why, next].join(' ')).not.toMatch(
          /\b(just|simply|obviously|you should have|your mistake|undefined|NaN)\b/i,
        );
  });
});
