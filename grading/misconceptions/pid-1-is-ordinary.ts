import type { Misconception } from './misconception';

export const pid1IsOrdinary: Misconception = {
  id: 'pid-1-is-ordinary',
  belief: 'PID 1 is a process like any other.',
  refutation:
    'The kernel drops each signal for which PID 1 has no handler: it has no default action.\nIt also inherits the orphans, and has to wait for them.',
  observes: ['stop'],
  shows: ({ seen, app }) =>
    app?.pid === 1 &&
    seen.stop?.signals.some(({ hostPid, reason }) => hostPid === app.hostPid && reason === 'pid1-default') === true,
};
