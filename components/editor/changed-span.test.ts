import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedSpan } from './changed-span';

it('turns the one text into the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, to, insert } = changedSpan(before, after);
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
    }),
  );
});

it('leaves what is the same alone', () => {
  expect(changedSpan('FROM a\nCMD x\n', 'FROM b\nCMD x\n')).toEqual({ from: 5, to: 6, insert: 'b' });
});
