import { expect, it } from 'vitest';
import { isUnder, readOptions } from './options';

it('reads the words in any order', () => {
  expect(readOptions(['--fail-under=b', 'dir', '--sarif'])).toEqual({ path: 'dir', format: 'sarif', failUnder: 'B' });
  expect(readOptions(['--format', 'json', '-', '--fail-under', '71'])).toEqual({
    path: '-',
    format: 'json',
    failUnder: 71,
  });
  expect(readOptions([])).toEqual({ path: '.', format: undefined, failUnder: undefined });
  expect(readOptions(['--help'])).toBe('help');
});

it.each([['a b'], ['--fail-under'], ['--fail-under G'], ['--fail-under 101'], ['--nope'], ['--format xml'], ['-x']])(
  'refuses %s',
  (line) => {
    expect(readOptions(line.split(' '))).toEqual({ problem: expect.any(String) });
  },
);

it('compares by band or by score', () => {
  expect(isUnder({ score: 62, band: 'C' }, 'B')).toBe(true);
  expect(isUnder({ score: 71, band: 'B' }, 'B')).toBe(false);
  expect(isUnder({ score: 71, band: 'B' }, 72)).toBe(true);
});
