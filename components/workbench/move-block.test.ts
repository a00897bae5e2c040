import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blocksOf, moveBlock } from './move-block';

const text = 'FROM a\nRUN x \\\n && y\n\nCMD z\n';

it('keeps continued lines together, and an empty line with what stands before it', () => {
  expect(blocksOf(text)).toEqual(['FROM a', 'RUN x \\\n && y\n', 'CMD z']);
});

it('moves one block, and nothing else', () => {
  expect(moveBlock(text, 2, 1)).toBe('FROM a\nCMD z\nRUN x \\\n && y\n\n');
  expect(moveBlock('a\nb\nc', 0, 2)).toBe('b\nc\na');
});

it('leaves any text as it is where nothing moves', () => {
  const line = fc.constantFrom('', 'a', 'b \\', '  ', '\\');
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const any = lines.join('\n');
      expect(moveBlock(any, 0, 0)).toBe(any);
    }),
  );
});
