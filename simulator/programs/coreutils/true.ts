import type { Tool } from '../command';

// biome-ignore lint/correctness/useYield: ends at once
export const succeed: Tool = function* () {
  return 0;
};
// biome-ignore lint/correctness/useYield: ends at once
export const fail: Tool = function* () {
  return 1;
};
