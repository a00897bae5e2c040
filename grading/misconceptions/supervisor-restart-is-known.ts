import type { Misconception } from './misconception';

export const supervisorRestartIsKnown: Misconception = {
  id: 'supervisor-restart-is-known',
  belief: 'When supervisord restarts a program, Docker knows that it failed.',
  refutation:
    'Docker sees PID 1, and that is supervisord, alive and well.\nNo exit code, no restart count, no event: nobody is told.',
  observes: ['crashes'],
  shows: ({ seen }) => {
    const first = seen.processes?.find(({ pid }) => pid === 1);
    return (
      (seen.crashes?.noticed ?? 0) < (seen.crashes?.crashes ?? 0) && /supervisord/.test(first?.argv.join(' ') ?? '')
    );
  },
};
