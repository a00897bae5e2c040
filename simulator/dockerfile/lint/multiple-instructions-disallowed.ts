import type { Rule } from './rule';

// The earlier one is reported, for it is the one without effect.
export const multipleInstructionsDisallowed: Rule = {
  name: 'MultipleInstructionsDisallowed',
  build(one, { usedAt }, _unset, report) {
    const line = usedAt.get(one.kind);
    if (line === undefined) return;
    report(
      `Multiple ${one.kind} instructions should not be used in the same stage because only the last one will be used`,
      line,
    );
  },
};
