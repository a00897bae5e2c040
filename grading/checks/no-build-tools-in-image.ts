import { few } from '../explain/amount';
import { basesOf } from '../explain/stages-of';
import { programName } from '../startup/shell-of';
import { defineCheck, lost, passed } from './check';

export const noBuildToolsInImage = defineCheck({
  id: 'no-build-tools-in-image',
  lesson: 'simplicity',
  title: 'What builds the application is not in the image that runs it',
  needs: 'image',
  observes: ['image'],
  takes: { tools: ['gcc', 'g++', 'cc', 'make', 'git', 'go', 'javac', 'mvn', 'cargo'] },
  judge({ seen, files }, { tools }) {
    const found = [...seen.image.paths].filter((path) => /\/s?bin\//.test(path) && tools.includes(programName(path)));
    if (found.length === 0) return passed(`None of ${few(tools, 4)} is in it.`);
    return lost(
      `In the image: ${few(found)}.`,
      'Tools that only the build needs make the image larger, slower to pull, and hand a compiler to whoever breaks in.',
      'Use them in a stage of their own; the last stage takes only the result.',
      'Dockerfile',
      basesOf(files).at(-1)?.line ?? null,
    );
  },
});
