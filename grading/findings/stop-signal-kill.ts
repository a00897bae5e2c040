import type { Rule } from './rule';

export const stopSignalKill: Rule = {
  id: 'stop-signal-kill',
  lesson: 'pid-1',
  find({ command: { stopSignal, stopSignalPlace } }) {
    if (!/^(SIG)?KILL$|^9$/i.test(stopSignal)) return [];
    return [
      {
        severity: 'essential',
        ...stopSignalPlace,
        message: 'STOPSIGNAL SIGKILL: every stop is a crash.',
        why: 'SIGKILL can’t be handled: the stop is quick because nothing is finished, saved or answered. The exit code is 137.',
        fix: 'Remove the line; SIGTERM is the default, and the program gets to leave by itself.',
      },
    ];
  },
};
