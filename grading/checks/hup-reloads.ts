import { processLine } from '../explain/process-line';
import { signalPath } from '../explain/signal-path';
import { defineCheck, lost, passed } from './check';

export const hupReloads = defineCheck({
  id: 'hup-reloads',
  lesson: 'pid-1',
  title: 'docker kill -s HUP reloads the application, and it goes on',
  observes: ['hangUp', 'stop'],
  takes: { says: '' },
  judge(evidence, { says }) {
    const { app, seen } = evidence;
    const { signals, after, said } = seen.hangUp;
    const heard = signals.find(({ hostPid, outcome }) => hostPid === app?.hostPid && outcome === 'delivered');
    const { why, next, file, line } = signalPath(evidence);
    if (!after.running)
      return lost(
        `After SIGHUP the container has ended, exit code ${after.exitCode}.`,
        'The default action of SIGHUP is to end the process. Only a program with a handler for it reloads.',
        'Look who gets the signal first, and what it does with it.',
        file,
        line,
      );
    if (!heard)
      return lost(`SIGHUP did not get to ${app ? processLine(app) : 'the application'}.`, why, next, file, line);
    if (says !== '' && !new RegExp(says).test(said))
      return lost(
        `SIGHUP arrived, but docker logs shows no reload: “${said.trim().split('\n')[0] ?? ''}”.`,
        'The signal was handled, and nothing was read again.',
        'Compare with what the application’s source does on SIGHUP.',
        file,
        line,
      );
    return passed(`SIGHUP reached ${app ? processLine(app) : 'the application'}; the container goes on.`);
  },
});
