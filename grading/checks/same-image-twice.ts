import { few } from '../explain/amount';
import { instructionLine } from '../explain/instruction-line';
import { defineCheck, lost, passed } from './check';

export const sameImageTwice = defineCheck({
  id: 'same-image-twice',
  lesson: 'reproducibility',
  title: 'Another machine builds the same files a week later',
  needs: 'image',
  observes: ['twice'],
  judge(evidence) {
    const { built, differing } = evidence.seen.twice;
    if (built && differing.length === 0) return passed('Built again elsewhere, a week later: every file is the same.');
    return lost(
      built ? `Built again elsewhere, a week later: ${few(differing)} differ.` : 'Built again elsewhere, it fails.',
      'A step that asks the clock, the network or chance gives another result each time it runs.',
      'Find the step that writes this file, and take from it what depends on the day.',
      'Dockerfile',
      instructionLine(evidence, 'RUN'),
    );
  },
});
