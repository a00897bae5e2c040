import { signalPath } from '../explain/signal-path';
import { appWasTold } from '../explain/told';
import type { Misconception } from './misconception';

export const trapRunsAtOnce: Misconception = {
  id: 'trap-runs-at-once',
  belief: 'A trap runs as soon as the signal comes.',
  refutation:
    'A shell runs traps between commands: the foreground child has to end first.\nOnly wait is interrupted at once.',
  observes: ['stop'],
  shows: (evidence) =>
    evidence.app !== undefined &&
    !appWasTold(evidence) &&
    /^(script-trap|trap-behind-program)$/.test(signalPath(evidence).obstacle),
};
