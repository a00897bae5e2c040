import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffLines } from './diff-lines';

it('marks what differs and keeps what is the same', () => {
  expect(diffLines('FROM a\nCMD x\n', 'FROM a\nUSER u\nCMD y\n')).toEqual([
    { kind: 'same', text: 'FROM a' },
    { kind: 'mine', text: 'CMD x' },
    { kind: 'theirs', text: 'USER u' },
    { kind: 'theirs', text: 'CMD y' },
  ]);
});

it('holds both texts whole', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lines, lines, (mine, theirs) => {
      const diff = diffLines(`${mine.join('\n')}\n`, `${theirs.join('\n')}\n`);
      const without = (kind: string) => diff.filter((line) => line.kind !== kind).map(({ text }) => text);
      expect(without('theirs')).toEqual(mine);
      expect(without('mine')).toEqual(theirs);
    }),
  );
});
