import type { Misconception } from './misconception';

export const stopKillsAtOnce: Misconception = {
  id: 'stop-kills-at-once',
  belief: 'docker stop kills the container.',
  refutation:
    'It asks first: SIGTERM to PID 1, and ten seconds to finish. SIGKILL comes only after that.\ndocker kill is the one that does not ask.',
  shows: ({ command }) => /^(SIG)?KILL$|^9$/i.test(command?.stopSignal ?? ''),
};
