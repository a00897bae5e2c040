import { quoteGo } from '../go-quote';
import type { Rule } from './rule';

export const reservedStageName: Rule = {
  name: 'ReservedStageName',
  stages(stages, report) {
    for (const { from } of stages)
      if (from.as === 'scratch' || from.as === 'context')
        report(`Stage name should not use the same name as reserved stage ${quoteGo(from.as)}`, from.start);
  },
};
