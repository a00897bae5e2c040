import { few } from '../explain/amount';
import { instructionLine } from '../explain/instruction-line';
import { matchesPath } from '../explain/path-pattern';
import { defineCheck, lost, passed } from './check';

export const filesPresent = defineCheck({
  id: 'files-present',
  lesson: 'simplicity',
  title: ({ paths }) => `In the image: ${few(paths)}`,
  needs: 'image',
  observes: ['image'],
  takes: { paths: ['/app/server.js'] },
  judge(evidence, { paths }) {
    const all = [...evidence.seen.image.paths];
    const missing = paths.filter((pattern) => !all.some((path) => matchesPath(path, [pattern])));
    if (missing.length === 0) return passed(`${few(paths)}: there.`);
    return lost(
      `Not in the image: ${few(missing)}.`,
      'An image holds what its base brings and what its instructions add. Files beside the Dockerfile are not in it by themselves.',
      'Follow the file: is it in the context, does an instruction take it, and to which folder?',
      'Dockerfile',
      instructionLine(evidence, 'COPY') ?? instructionLine(evidence, 'ADD'),
    );
  },
});
