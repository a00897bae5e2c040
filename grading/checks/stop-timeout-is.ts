import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const stopTimeoutIs = defineCheck({
  id: 'stop-timeout-is',
  lesson: 'systemd-pitfalls',
  title: ({ seconds }) => `docker stop waits ${seconds} s before SIGKILL`,
  observes: ['settings'],
  takes: { seconds: 30 },
  judge(evidence, { seconds }) {
    const { stopTimeout } = evidence.seen.settings;
    if (stopTimeout === seconds) return passed(`docker stop waits ${seconds} s.`);
    const { file, line } = settingsPlace(evidence, /--stop-timeout|stop_grace_period/);
    return lost(
      `docker stop waits ${stopTimeout} s.`,
      'After that time Docker sends SIGKILL, whatever is still being written. The time belongs to the container, not to the image.',
      'Compare with the unit’s TimeoutStopSec=; docker run has an option for it.',
      file,
      line,
    );
  },
});
