import { expect, it } from 'vitest';
import { sourceRegion } from './source-region';

const text = `before
  // #region reap
  function reap() {
    return 1;
  }
  // #endregion
after`;

it('quotes a region without its indentation', () => {
  expect(sourceRegion('wait.ts', text, 'reap')).toBe('function reap() {\n  return 1;\n}');
});

it('names the file and the region that are missing', () => {
  expect(() => sourceRegion('wait.ts', text, 'kill')).toThrow('wait.ts has no "// #region kill"');
  expect(() => sourceRegion('wait.ts', '// #region open\n', 'open')).toThrow('no "// #endregion"');
});
