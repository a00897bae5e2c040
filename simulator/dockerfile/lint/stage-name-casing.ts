import type { Rule } from './rule';

export const stageNameCasing: Rule = {
  name: 'StageNameCasing',
  read(one, report) {
    if (one.kind === 'FROM' && one.asWritten !== one.as)
      report(`Stage name '${one.asWritten}' should be lowercase`, one.start);
  },
};
