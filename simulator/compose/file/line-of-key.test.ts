import { expect, it } from 'vitest';
import { lineOfKey } from './line-of-key';

const text = `x-base: &base
  command: one
services:
  web:
    <<: *base
    image: a
  "other":
    command:
      - two
`;

it.each([
  [['services', 'other', 'command'], 8],
  [['services', 'web', 'image'], 6],
  [['services', 'web', 'command'], 2],
  [['services', 'web'], 4],
  [['services', 'none', 'command'], null],
  [['services', 'web', 'command', 'deeper'], null],
])('finds %j', (path, line) => {
  expect(lineOfKey(text, path)).toBe(line);
});

it('answers null for what is no YAML', () => {
  expect(lineOfKey('a: [', ['b'])).toBeNull();
  expect(lineOfKey('', ['b'])).toBeNull();
});
