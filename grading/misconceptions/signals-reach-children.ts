import { signalPath } from '../explain/signal-path';
import { appWasTold } from '../explain/told';
import type { Misconception } from './misconception';

export const signalsReachChildren: Misconception = {
  id: 'signals-reach-children',
  belief: 'docker stop reaches every process of the container.',
  refutation: 'The signal goes to PID 1 alone.\nA child hears of it only if its parent passes it on.',
  observes: ['stop'],
  shows(evidence) {
    const { app, seen } = evidence;
    if (!seen.stop || !app || app.pid === 1 || appWasTold(evidence)) return false;
    return ['script-background', 'script-siblings'].includes(signalPath(evidence).obstacle);
  },
};
