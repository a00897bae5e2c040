import type { Rule } from './rule';

// A FROM of mixed case is ConsistentInstructionCasing's.
export const fromAsCasing: Rule = {
  name: 'FromAsCasing',
  read(one, report) {
    if (one.kind !== 'FROM' || one.asKeyword === '') return;
    const { keyword, asKeyword } = one;
    const upper = keyword === keyword.toUpperCase();
    const lower = keyword === keyword.toLowerCase();
    if ((upper && asKeyword !== asKeyword.toUpperCase()) || (lower && asKeyword !== asKeyword.toLowerCase()))
      report(`'${asKeyword}' and '${keyword}' keywords' casing do not match`, one.start);
  },
};
