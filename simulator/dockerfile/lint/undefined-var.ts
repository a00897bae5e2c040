import { suggest } from '../suggest';
import type { Rule } from './rule';

export const undefinedVar: Rule = {
  name: 'UndefinedVar',
  build(one, { env, args }, unset, report) {
    for (const name of unset) {
      if (args.has(name)) continue;
      const near = suggest(name, env.keys(), true).replace('mean ', 'mean $');
      report(`Usage of undefined variable '$${name}'${near}`, one.start);
    }
  },
};
