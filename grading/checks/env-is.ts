import { few } from '../explain/amount';
import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const envIs = defineCheck({
  id: 'env-is',
  lesson: 'systemd-pitfalls',
  title: ({ set }) => `Its environment has ${few(set)}`,
  observes: ['settings'],
  takes: { set: ['NODE_ENV=production'] },
  judge(evidence, { set }) {
    const { env } = evidence.seen.settings;
    const missing = set.filter((entry) => !env.includes(entry));
    if (missing.length === 0) return passed(`${few(set)}: set.`);
    const [name = ''] = (missing[0] ?? '').split('=');
    const other = env.find((entry) => entry.startsWith(`${name}=`));
    const { file, line } = settingsPlace(evidence, /(^|\s)(-e|--env|--env-file)\b|environment:/);
    return lost(
      other ? `The environment has ${other}.` : `The environment has no ${name}.`,
      'A container’s environment is what the image sets and docker run adds. Nothing of the host’s comes in by itself.',
      'Compare with the unit’s Environment= lines.',
      file,
      line,
    );
  },
});
