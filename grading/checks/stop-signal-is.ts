import { instructionLine } from '../explain/instruction-line';
import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const stopSignalIs = defineCheck({
  id: 'stop-signal-is',
  lesson: 'systemd-pitfalls',
  title: ({ signal }) => `docker stop sends ${signal}`,
  observes: ['stop'],
  takes: { signal: 'SIGTERM' },
  judge(evidence, { signal }) {
    const { stop } = evidence.seen;
    if (stop.signal === signal) return passed(`docker stop sent ${signal}; it took ${stop.seconds} s.`);
    const own = instructionLine(evidence, 'STOPSIGNAL');
    const { file, line } = own === null ? settingsPlace(evidence, /--stop-signal/) : { file: 'Dockerfile', line: own };
    return lost(
      `docker stop sent ${stop.signal}.`,
      'Which signal means “finish and leave” is the program’s own convention. Docker sends SIGTERM unless the image or the container names another.',
      'Look which signal the program’s manual, or the unit’s KillSignal=, names for a graceful stop.',
      file,
      line,
    );
  },
});
