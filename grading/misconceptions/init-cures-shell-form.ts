import { signalPath } from '../explain/signal-path';
import { appWasTold } from '../explain/told';
import type { Misconception } from './misconception';

export const initCuresShellForm: Misconception = {
  id: 'init-cures-shell-form',
  belief: 'With an init in front, it does not matter what comes behind.',
  refutation:
    'An init passes the signal to its one child. When that is a shell, the shell ends, and the program dies without having been told.\nIt is quick, but nothing was finished: exit code 143.',
  observes: ['stop'],
  shows: (evidence) => !appWasTold(evidence) && signalPath(evidence).obstacle === 'shell-behind-init',
};
