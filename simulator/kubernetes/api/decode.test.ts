import { describe, expect, test } from 'vitest';
import { decode } from './decode';
import type { JsonMap } from './json';
import { jsonPatch } from './json-patch';
import { jsonMerge, strategicMerge, threeWayPatch } from './merge';
import { canonicalQuantity, parseQuantity } from './quantity';
import { resourceOf } from './resources';
import { matches, parseSelector } from './selector';

const read = (spec: object) =>
  decode(resourceOf('Pod'), { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec } as unknown as JsonMap);

describe('strict decoding', () => {
  test('names every unknown field, with its place', () => {
    expect(() => read({ containers: [{ nam: 'a' }], restart: 1 })).toThrow(
      'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].nam", unknown field "spec.restart"',
    );
  });

  test("says in Go's words what does not fit", () => {
    const env = [{ name: 'A', value: 1 }];
    expect(() => read({ containers: [{ name: 'a', env }] })).toThrow(
      'json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string',
    );
    expect(() => read({ containers: 'none' })).toThrow(
      'json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type []v1.Container',
    );
    expect(() => read({ containers: [{ name: 'a', resources: { limits: { memory: '64 MB' } } }] })).toThrow(
      'quantities must match the regular expression',
    );
  });
});

test('quantities are made canonical', () => {
  expect(['0.5', '1000m', '1024Mi', '1500', '100k', '0'].map(canonicalQuantity)).toEqual([
    '500m',
    '1',
    '1Gi',
    '1500',
    '100k',
    '0',
  ]);
  expect(parseQuantity('64Mi')).toBe(64 * 2 ** 20);
});

test('containers are merged by name, and what was taken out of the file goes', () => {
  const live = {
    containers: [
      { name: 'a', image: 'a:1', tty: true },
      { name: 'b', image: 'b:1' },
    ],
    nodeName: 'n',
  };
  const patch = threeWayPatch(
    'PodSpec',
    {
      containers: [
        { name: 'a', image: 'a:1' },
        { name: 'b', image: 'b:1' },
      ],
    },
    { containers: [{ name: 'a', image: 'a:2' }] },
  );
  expect(strategicMerge('PodSpec', live, patch)).toEqual({
    containers: [{ name: 'a', image: 'a:2', tty: true }],
    nodeName: 'n',
  });
  expect(jsonMerge({ a: { b: 1, c: 2 } }, { a: { b: null } })).toEqual({ a: { c: 2 } });
  expect(
    jsonPatch({ a: [1, 2] }, [
      { op: 'replace', path: '/a/0', value: 3 },
      { op: 'add', path: '/a/-', value: 4 },
    ]),
  ).toEqual({ a: [3, 2, 4] });
});

test('selectors', () => {
  const fits = (selector: string) => matches(parseSelector(selector), { app: 'web', tier: 'front' });
  expect(['app=web', 'app in (api, web),tier', 'tier!=back', '!stage'].map(fits)).toEqual([true, true, true, true]);
  expect(['app=api', 'app notin (web)', 'stage'].map(fits)).toEqual([false, false, false]);
});
