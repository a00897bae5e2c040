import type { Misconception } from './misconception';

export const sigkillStopsBetter: Misconception = {
  id: 'sigkill-stops-better',
  belief: 'STOPSIGNAL SIGKILL makes stopping better.',
  refutation:
    'It is quick because nothing is finished, saved or answered: no program can handle SIGKILL.\nThe exit code is 137, as after a crash.',
  observes: ['stop'],
  shows: ({ seen, command }) => seen.stop?.signal === 'SIGKILL' || /^(SIG)?KILL$|^9$/i.test(command?.stopSignal ?? ''),
};
