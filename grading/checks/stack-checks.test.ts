import { describe, expect, it } from 'vitest';
import { observeKubernetes } from '../battery/kubernetes/observe-kubernetes';
import { finish } from '../battery/steps';
import { counterfactuals } from '../explain/counterfactual';
import { grade } from '../grade';
import { kubernetesCases, kubernetesSpecOf } from '../testing/kubernetes-cases';
import { stackCases, stackSpecOf } from '../testing/stack-cases';
import { checks } from './checks';

it('has a case for every check of a whole stack', () => {
  const whole = [...checks.values()].filter(({ wants }) => wants !== undefined).map(({ id }) => id);
  expect([...stackCases, ...kubernetesCases].map(({ id }) => id)).toEqual(expect.arrayContaining(whole));
});

const keyed = [
  ...stackCases.map((one) => [one, stackSpecOf(one), 'docker compose'] as const),
  ...kubernetesCases.map((one) => [one, kubernetesSpecOf(one), 'kubectl'] as const),
].map(([one, spec, by]) => [one.of ? `${one.id}:${one.of}` : one.id, by, one, spec] as const);

describe.each(keyed)('%s by %s', (key, _, one, spec) => {
  it('is earned where the claim holds', () => {
    const [found] = grade(spec, one.holds).checks;
    expect(found, found?.observed).toMatchObject({ id: key, earned: 100, kind: 'celebratory', why: null });
    expect(found?.observed).not.toMatch(/undefined|NaN|\[object/);
  });

  it('is lost where it does not, with the reason and the line', () => {
    const [found] = grade(spec, one.fails).checks;
    expect(found?.earned, found?.observed).toBe(0);
    expect(found?.observed).toMatch(one.says);
    expect(found?.line ? `${found.file}:${found.line}` : found?.file).toBe(one.place);
    for (const text of [found?.observed, found?.why, found?.next]) {
      expect(text?.length).toBeGreaterThan(15);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

it('reads the settings of a container that has ended', () => {
  const one = stackCases.find(({ id, of }) => id === 'memory-limit-at-most' && of === 'worker');
  const compose = one?.holds['compose.yaml']?.replace('worker:\n', 'worker:\n    command: ["true"]\n') ?? '';
  const [found] = one ? grade(stackSpecOf(one), { ...one.holds, 'compose.yaml': compose }).checks : [];
  expect(found?.observed).toBe('Limited to 64 MiB.');
});

it('does not count a shared container as one that is replaced alone', () => {
  const one = stackCases.find(({ id }) => id === 'failure-stays-inside');
  const spec =
    one &&
    stackSpecOf({ ...one, id: 'redeploys-alone', more: { redeploy: { service: 'worker', changed: 'leak.js' } } });
  const [found] = spec ? grade(spec, one.fails).checks : [];
  expect(found?.observed).toMatch(/the container of worker was replaced, and web with it/);
});

it.each([
  ['stops-on-term', 'web.Dockerfile', 'CMD ["node", "graceful.js"]'],
  ['depends-on-ready', 'compose.yaml', '    depends_on:\n      db:\n        condition: service_healthy'],
  ['scales-to-n', 'compose.yaml', 'Dockerfile }\n  worker'],
  ['not-root', 'worker.Dockerfile', 'USER node'],
])('%s is regained in %s', (id, path, text) => {
  const one = stackCases.find((known) => known.id === id);
  const [found] = one ? finish(counterfactuals(stackSpecOf(one), one.fails)) : [];
  expect(Object.keys(found?.files ?? {})).toEqual([path]);
  expect(found?.files[path]).toContain(text);
});

it.each([
  ['readiness-tells-truth', 'web.yaml', 'readinessProbe:'],
  ['update-refuses-nothing', 'web.yaml', 'preStop:'],
  ['ends-before-sigkill', 'web.yaml', 'terminationGracePeriodSeconds: 60'],
])('%s of a Pod is regained in %s', (id, path, text) => {
  const one = kubernetesCases.find((known) => known.id === id);
  const [found] = one ? finish(counterfactuals(kubernetesSpecOf(one), one.fails, observeKubernetes)) : [];
  expect(Object.keys(found?.files ?? {})).toEqual([path]);
  expect(found?.files[path]).toContain(text);
});
