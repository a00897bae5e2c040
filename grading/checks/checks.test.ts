import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { checkCases, specOf } from '../testing/check-cases';
import { kubernetesCases } from '../testing/kubernetes-cases';
import { checks } from './checks';

it('has a case for every check', () => {
  const onCluster = kubernetesCases.map(({ id }) => id);
  const single = [...checks.values()].filter(({ wants }) => wants === undefined).map(({ id }) => id);
  const own = checkCases.map(({ id }) => id);
  expect(own.toSorted()).toEqual(single.filter((id) => own.includes(id) || !onCluster.includes(id)).sort());
});

describe.each(checkCases.map((one) => [one.id, one] as const))('%s', (_, one) => {
  it('is earned where the claim holds', () => {
    const [found] = grade(specOf(one), one.holds).checks;
    expect(found, found?.observed).toMatchObject({ earned: 100, kind: 'celebratory', why: null });
    expect(found?.observed).not.toMatch(/undefined|NaN|\[object/);
  });

  it('is lost where it does not, with the reason and the line', () => {
    const [found] = grade(specOf(one, one.failsWith), one.fails).checks;
    expect(found).toMatchObject({ earned: 0, kind: 'essential', line: one.line ?? null });
    expect(found?.observed).toMatch(one.says);
    for (const text of [found?.observed, found?.why, found?.next]) {
      expect(text?.length).toBeGreaterThan(15);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
