import type { Rule } from './rule';

export const noEmptyContinuation: Rule = {
  name: 'NoEmptyContinuation',
  file({ emptyContinuations }, report) {
    for (const line of emptyContinuations) report('Empty continuation line', line);
  },
};
