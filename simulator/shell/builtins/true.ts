import type { Builtin } from './builtin';

// biome-ignore lint/correctness/useYield: a run that does nothing
export const colon: Builtin = {
  special: true,
  *run() {
    return 0;
  },
};
// biome-ignore lint/correctness/useYield: a run that does nothing
export const trueBuiltin: Builtin = {
  *run() {
    return 0;
  },
};
// biome-ignore lint/correctness/useYield: a run that does nothing
export const falseBuiltin: Builtin = {
  *run() {
    return 1;
  },
};
