import { expect, it } from 'vitest';
import { isFlat } from './heap-over';

it('tells growth from noise', () => {
  expect(isFlat([50, 51, 50, 52, 49, 51, 50, 51, 50])).toBe(true);
  expect(isFlat([50, 51, 52, 53, 54, 55, 56, 57, 58])).toBe(false);
  expect(isFlat([50, 80, 50, 51, 50, 51])).toBe(true);
});
