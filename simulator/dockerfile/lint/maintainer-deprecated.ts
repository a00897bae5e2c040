import type { Rule } from './rule';

export const maintainerDeprecated: Rule = {
  name: 'MaintainerDeprecated',
  read(one, report) {
    if (one.kind === 'MAINTAINER') report('Maintainer instruction is deprecated in favor of using label', one.start);
  },
};
