import { signalPath } from '../explain/signal-path';
import { appWasTold } from '../explain/told';
import type { Misconception } from './misconception';

export const wrapperNeedsNoExec: Misconception = {
  id: 'wrapper-needs-no-exec',
  belief: 'An entry script that runs the program is as good as the program.',
  refutation:
    'Without exec the script stays as PID 1 and the program is its child.\nexec "$@" gives the program the script’s place and its number.',
  observes: ['stop'],
  shows: (evidence) =>
    evidence.app !== undefined &&
    !appWasTold(evidence) &&
    evidence.app.pid !== 1 &&
    signalPath(evidence).obstacle === 'script',
};
