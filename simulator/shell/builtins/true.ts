import type { Builtin } from './builtin';

export const colon: Builtin = {
  special: true,
  *run() {
    return 0;
  },
};
export const trueBuiltin: Builtin = {
  *run() {
    return 0;
  },
};
export const falseBuiltin: Builtin = {
  *run() {
    return 1;
  },
};
