import { quoteGo } from '../go-quote';
import type { Rule } from './rule';

export const duplicateStageName: Rule = {
  name: 'DuplicateStageName',
  stages(stages, report) {
    const seen = new Set<string>();
    for (const { from } of stages) {
      if (seen.has(from.as))
        report(`Duplicate stage name ${quoteGo(from.as)}, stage names should be unique`, from.start);
      if (from.as !== '') seen.add(from.as);
    }
  },
};
