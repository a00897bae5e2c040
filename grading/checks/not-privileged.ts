import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const notPrivileged = defineCheck({
  id: 'not-privileged',
  lesson: 'systemd-pitfalls',
  title: 'It needs neither --privileged nor more capabilities',
  observes: ['settings'],
  also: [
    { tool: 'CIS', id: '5.4' },
    { tool: 'CIS', id: '5.3' },
  ],
  judge(evidence) {
    const { privileged, capAdd, mounts } = evidence.seen.settings;
    const cgroup = mounts.find(
      ({ target, source }) => /^\/sys\/fs\/cgroup|docker\.sock$/.test(target) || /docker\.sock$/.test(source),
    );
    if (!privileged && capAdd.length === 0 && !cgroup)
      return passed('Docker’s default capabilities, and no door to the host.');
    const { file, line } = settingsPlace(evidence, /privileged|--cap-add|cgroup|docker\.sock/);
    return lost(
      privileged
        ? 'It runs with --privileged.'
        : cgroup
          ? `It mounts the host’s ${cgroup.source}.`
          : `It adds ${capAdd.join(', ')}.`,
      'With it root in the container is root on the host: devices, kernel settings and other containers are within reach. Nothing is left of the isolation.',
      'Start the service itself. What asked for these rights is the machinery around it.',
      file,
      line,
    );
  },
});
