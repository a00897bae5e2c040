import { signalsHandled } from '../signals-handled';
import { type Repair, replaceLines, rewrite } from './repair';

export const dropStopSignal: Repair = {
  id: 'drop-stop-signal',
  says: 'Leave STOPSIGNAL out: Docker sends SIGTERM, which the program handles.',
  wins: ['stops-on-term', 'exits-cleanly', 'app-is-pid-1', 'stop-signal-is', 'stop-reaches-every-process'],
  apply(evidence) {
    const { command, files } = evidence;
    const handled = signalsHandled(evidence);
    if (handled.length > 0 && !handled.includes('SIGTERM')) return undefined;
    const own = command?.own.findLast(({ kind }) => kind === 'STOPSIGNAL');
    return own && rewrite(files, 'Dockerfile', (text) => replaceLines(text, own.start, own.end, []));
  },
};
