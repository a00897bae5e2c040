import { signalsHandled } from '../signals-handled';
import { type Repair, replaceLines, rewrite } from './repair';

export const nameStopSignal: Repair = {
  id: 'name-stop-signal',
  says: 'Name with STOPSIGNAL the signal that the program has a handler for.',
  wins: ['stops-on-term', 'exits-cleanly', 'stop-reaches-every-process'],
  apply(evidence) {
    const { command, files } = evidence;
    const [handled, ...others] = signalsHandled(evidence);
    if (!command || handled === undefined || [handled, ...others].includes('SIGTERM')) return undefined;
    const own = command.own.findLast(({ kind }) => kind === 'STOPSIGNAL');
    const row = `STOPSIGNAL ${handled}`;
    return rewrite(files, 'Dockerfile', (text) =>
      own ? replaceLines(text, own.start, own.end, [row]) : `${text.trimEnd()}\n${row}\n`,
    );
  },
};
