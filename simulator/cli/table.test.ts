import { expect, it } from 'vitest';
import { bytesSize, humanDuration, humanSize, parseBytes, shortId } from './human';
import { randomName } from './random-names';
import { alignTabs, formatTable } from './table';

it("aligns as docker's tables", () => {
  expect(
    formatTable(
      ['NAMES', 'IMAGE', 'STATUS'],
      [
        ['down1', 'debian:trixie-slim', 'Exited (3)'],
        ['up1', 'nginx:1.26', 'Up'],
      ],
    ),
  ).toBe(
    'NAMES     IMAGE                STATUS\ndown1     debian:trixie-slim   Exited (3)\nup1       nginx:1.26           Up\n',
  );
  expect(alignTabs('a\tb\nno tab\nlonger than ten\tx')).toBe('a         b\nno tab\nlonger than ten   x');
  expect(alignTabs('日本語日本\tb\nx\ty')).toBe('日本語日本   b\nx            y');
});

it('says sizes and times as Docker does', () => {
  expect([0, 999, 1000, 12_345_678, 1_230_000_000].map((size) => humanSize(size))).toEqual([
    '0B',
    '999B',
    '1kB',
    '12.35MB',
    '1.23GB',
  ]);
  expect([humanSize(12_345_678, 3), bytesSize(3.5 * 1024 ** 2)]).toEqual(['12.3MB', '3.5MiB']);
  expect(['512m', '1g', '64KiB', '7', '1.5k', '10MB', '0'].map(parseBytes)).toEqual([
    536870912, 1073741824, 65536, 7, 1536, 10485760, 0,
  ]);
  expect(() => parseBytes('abc')).toThrow("invalid size: 'abc'");
  expect([0, 1, 59, 60, 119, 120, 3600, 7200, 172_800, 1_209_600].map((s) => humanDuration(s * 1000))).toEqual([
    'Less than a second',
    '1 second',
    '59 seconds',
    'About a minute',
    'About a minute',
    '2 minutes',
    'About an hour',
    '2 hours',
    '2 days',
    '2 weeks',
  ]);
  expect(shortId('sha256:0123456789abcdef')).toBe('0123456789ab');
  expect(randomName(() => 0)).toBe('admiring_agnesi');
  expect(randomName(() => 0.5, 1)).toMatch(/^[a-z]+_[a-z]+5$/);
});
