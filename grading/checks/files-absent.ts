import { few } from '../explain/amount';
import { instructionLine } from '../explain/instruction-line';
import { matchesPath } from '../explain/path-pattern';
import { defineCheck, lost, passed } from './check';

export const filesAbsent = defineCheck({
  id: 'files-absent',
  lesson: 'simplicity',
  title: ({ paths }) => `Not in the image: ${few(paths)}`,
  needs: 'image',
  observes: ['image'],
  takes: { paths: ['/app/.git/', '/app/.env'] },
  judge(evidence, { paths }) {
    const found = [...evidence.seen.image.paths].filter((path) => matchesPath(path, paths));
    if (found.length === 0) return passed('None of them is in the image.');
    return lost(
      `In the image: ${few(found)}.`,
      'COPY takes all of the context that no ignore file keeps out.',
      'Copy by name, or keep them out of the context.',
      'Dockerfile',
      instructionLine(evidence, 'COPY') ?? instructionLine(evidence, 'ADD'),
    );
  },
});
