import type { Rule } from './rule';

export const exposeInvalidFormat: Rule = {
  name: 'ExposeInvalidFormat',
  build(one, _stage, _unset, report) {
    if (one.kind !== 'EXPOSE') return;
    for (const port of one.ports)
      if (port.includes(':'))
        report(`EXPOSE instruction should not define an IP address or host-port mapping, found '${port}'`, one.start);
  },
};
