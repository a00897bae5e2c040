import type { Rule } from './rule';

export const exposeProtoCasing: Rule = {
  name: 'ExposeProtoCasing',
  build(one, _stage, _unset, report) {
    if (one.kind !== 'EXPOSE') return;
    for (const port of one.ports) {
      const [, protocol = ''] = port.split('/');
      if (protocol !== protocol.toLowerCase())
        report(`Defined protocol '${port}' in EXPOSE instruction should be lowercase`, one.start);
    }
  },
};
