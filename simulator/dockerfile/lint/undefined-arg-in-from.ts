import { suggest } from '../suggest';
import type { Rule } from './rule';

export const undefinedArgInFrom: Rule = {
  name: 'UndefinedArgInFrom',
  from(from, { unset, declared }, report) {
    for (const name of unset)
      if (!declared.has(name))
        report(`FROM argument '${name}' is not declared${suggest(name, declared, true)}`, from.start);
  },
};
