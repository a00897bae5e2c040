import type { Rule } from './rule';

// Who sets SHELL wants a shell.
export const jsonArgsRecommended: Rule = {
  name: 'JSONArgsRecommended',
  build(one, { hasShell }, _unset, report) {
    if ((one.kind !== 'CMD' && one.kind !== 'ENTRYPOINT') || one.form === 'exec' || hasShell) return;
    report(
      `JSON arguments recommended for ${one.kind} to prevent unintended behavior related to OS signals`,
      one.start,
    );
  },
};
