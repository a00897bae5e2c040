import { expect, test } from 'vitest';
import { parseYaml } from './parse-yaml';

test('anchors and merge keys, and scalars as Go reads them', () => {
  const text = `x-base: &base { image: a, n: 012, when: 2024-01-01, hex: 0x10 }
services:
  one:
    <<: *base
    n: 1_000
`;
  expect(parseYaml(text)['services']).toEqual({
    one: { image: 'a', n: 1000, when: '2024-01-01 00:00:00 +0000 UTC', hex: 16 },
  });
  expect(parseYaml(text)['x-base']).toMatchObject({ n: 10 });
});

test.each([
  ['services:\n  one:\n   image: a\n    command: b\n', 'yaml: line 4: mapping values are not allowed in this context'],
  ['services:\n\tone: a\n', 'yaml: line 2: found character that cannot start any token'],
  ['services:\n  one:\n    image: "a\n', 'yaml: line 3: found unexpected end of stream'],
  ['services:\n  one:\n    command: [a, b\n', "yaml: line 2: did not find expected ',' or ']'"],
  ['services:\n  one:\n    image: a\n   two:\n    image: a\n', 'yaml: line 1: did not find expected key'],
  ['a: 1\na: 2\n', 'yaml: unmarshal errors:\n  line 2: mapping key "a" already defined at line 1'],
  ['a: *nope\n', "yaml: unknown anchor 'nope' referenced"],
  ['just a string\n', 'yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `just a ...` into cli.named'],
  ['', 'empty compose file'],
])('%j is refused as Go refuses it', (text, message) => {
  expect(() => parseYaml(text)).toThrow(message);
});
