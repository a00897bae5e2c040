import { processLine } from '../explain/process-line';
import { signalPath } from '../explain/signal-path';
import { appWasTold } from '../explain/told';
import { defineCheck, lost, passed } from './check';

/** The application is PID 1, or what is PID 1 hands the stop signal on to it. */
export const appIsPid1 = defineCheck({
  id: 'app-is-pid-1',
  lesson: 'pid-1',
  observes: ['stop'],
  title: 'The application is PID 1, or sits behind an init that passes signals on',
  judge(evidence) {
    const { app, seen } = evidence;
    const first = seen.processes?.find(({ pid }) => pid === 1);
    if (app?.pid === 1) return passed(`${processLine(app)}.`);
    if (app && first && appWasTold(evidence))
      return passed(`${processLine(first)} handed ${seen.stop.signal} on to ${processLine(app)}.`);
    const { why, next, file, line } = signalPath(evidence);
    const behind = app
      ? `the application is ${processLine(app)}, and got no signal`
      : 'the application is not among the processes';
    return lost(`${first ? processLine(first) : 'Nothing'} is in front; ${behind}.`, why, next, file, line);
  },
});
