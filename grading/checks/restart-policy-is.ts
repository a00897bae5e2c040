import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const restartPolicyIs = defineCheck({
  id: 'restart-policy-is',
  lesson: 'systemd-pitfalls',
  title: ({ policy }) => `Docker’s restart policy is ${policy.replaceAll(' | ', ' or ')}`,
  needs: 'image',
  observes: ['settings'],
  takes: { policy: 'on-failure', retries: -1 },
  also: [{ tool: 'CIS', id: '5.15' }],
  judge(evidence, { policy, retries }) {
    const { restart, retries: set } = evidence.seen.settings;
    const accepted = policy.split(/\s*\|\s*/);
    if (accepted.includes(restart) && (retries < 0 || set === retries))
      return passed(`Restart policy “${restart}”${set > 0 ? `, at most ${set} times` : ''}.`);
    const { file, line } = settingsPlace(evidence, /--restart|restart:/);
    return lost(
      `Restart policy “${restart}”${set > 0 ? `, at most ${set} times` : ''}.`,
      'Docker restarts a container as its restart policy says: it is what Restart= is to systemd. Without one a crash is the end.',
      'When shall it be started again, and how often? restart: in Compose, --restart of docker run, Restart= in a unit.',
      file,
      line,
    );
  },
});
