import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const dataOnVolume = defineCheck({
  id: 'data-on-volume',
  lesson: 'isolation',
  title: ({ path }) => `${path} is on a volume`,
  observes: ['settings'],
  takes: { path: '/data' },
  judge(evidence, { path }) {
    const { mounts } = evidence.seen.settings;
    const mount = mounts.find(
      ({ target, type }) => type !== 'tmpfs' && `${path}/`.startsWith(`${target.replace(/\/$/, '')}/`),
    );
    if (mount && !(mount.type === 'volume' && /^[0-9a-f]{64}$/.test(mount.source)))
      return passed(`${path} is on ${mount.type} ${mount.source}.`);
    const { file, line } = settingsPlace(evidence, /(^|\s)(-v|--volume|--mount)\b|volumes:/);
    return lost(
      mount
        ? `${path} is on a volume without a name: the next container gets another one.`
        : `${path} is in the container’s writable layer.`,
      'What is in the writable layer goes with the container: docker rm, and it is lost.',
      'Mount a volume with a name of your own there.',
      file,
      line,
    );
  },
});
