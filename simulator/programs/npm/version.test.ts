import { expect, it } from 'vitest';
import { newest, satisfies } from './version';

it.each([
  ['2.1.3', '^2.1.0', true],
  ['3.0.0', '^2.1.0', false],
  ['0.26.0', '^0.25.0', false],
  ['2.2.0', '~2.1.0', false],
  ['2.1.9', '2.1', true],
  ['2.1.9', '2.x', true],
  ['2.1.2', '2.1.3', false],
  ['9.0.0', '>=2', true],
  ['9.0.0', '*', true],
])('%s fits %s: %s', (version, range, fits) => expect(satisfies(version, range)).toBe(fits));

it('takes the newest that fits', () => {
  expect(newest(['2.0.0', '2.1.10', '2.1.9'], '^2.0.0')).toBe('2.1.10');
  expect(newest(['2.0.0'], '^3.0.0')).toBeUndefined();
});
