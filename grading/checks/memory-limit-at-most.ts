import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

const MIB = 1024 * 1024;

export const memoryLimitAtMost = defineCheck({
  id: 'memory-limit-at-most',
  lesson: 'isolation',
  title: ({ mib }) => `Its memory is limited to ${mib} MiB or less`,
  needs: 'image',
  observes: ['settings'],
  takes: { mib: 256 },
  also: [{ tool: 'CIS', id: '5.11' }],
  judge(evidence, { mib }) {
    const { memory } = evidence.seen.settings;
    if (memory > 0 && memory <= mib * MIB) return passed(`Limited to ${Math.round(memory / MIB)} MiB.`);
    const { file, line } = settingsPlace(evidence, /(^|\s)(-m|--memory)\b|mem_limit|memory:/);
    return lost(
      memory === 0 ? 'No memory limit.' : `Limited to ${Math.round(memory / MIB)} MiB.`,
      memory === 0
        ? 'Without a limit a leak takes the host’s memory, and the kernel may kill somebody else’s process for it.'
        : `Up to that limit it may take what others need; ${mib} MiB are enough for what it does.`,
      'Give the container the limit that the service needs: MemoryMax= in a unit, mem_limit in Compose, resources in a Pod, an option of docker run.',
      file,
      line,
    );
  },
});
