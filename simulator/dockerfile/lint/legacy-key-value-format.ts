import type { Rule } from './rule';

export const legacyKeyValueFormat: Rule = {
  name: 'LegacyKeyValueFormat',
  build(one, _stage, _unset, report) {
    if (one.kind !== 'ENV' && one.kind !== 'LABEL') return;
    if (one.pairs.some(({ legacy }) => legacy))
      report(`"${one.kind} key=value" should be used instead of legacy "${one.kind} key value" format`, one.start);
  },
};
