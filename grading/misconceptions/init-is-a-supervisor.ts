import type { Misconception } from './misconception';

export const initIsASupervisor: Misconception = {
  id: 'init-is-a-supervisor',
  belief: 'tini or --init looks after several services.',
  refutation:
    'It starts one program, passes signals on and reaps orphans. It restarts nothing.\nWhen a service beside that program dies, nobody notices.',
  shows: ({ startup }) =>
    startup?.steps[0]?.kind === 'init' && (startup.started.filter(({ background }) => background).length ?? 0) > 0,
};
