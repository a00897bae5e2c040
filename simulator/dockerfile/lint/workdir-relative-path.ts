import { quoteGo } from '../go-quote';
import type { Rule } from './rule';

export const workdirRelativePath: Rule = {
  name: 'WorkdirRelativePath',
  build(one, { hasWorkdir }, _unset, report) {
    if (one.kind !== 'WORKDIR' || hasWorkdir || one.path.startsWith('/')) return;
    report(`Relative workdir ${quoteGo(one.path)} can have unexpected results if the base image changes`, one.start);
  },
};
