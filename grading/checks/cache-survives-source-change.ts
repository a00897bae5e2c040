import { stagesOf } from '../explain/stages-of';
import { defineCheck, lost, passed } from './check';

export const cacheSurvivesSourceChange = defineCheck({
  id: 'cache-survives-source-change',
  lesson: 'reproducibility',
  title: 'Changing the source does not install the dependencies again',
  needs: 'image',
  observes: ['rebuild'],
  takes: { steps: '\\b(npm (ci|i|install)|yarn|pnpm|pip3? install|apt-get|apk add)\\b' },
  judge({ seen, files }, { steps: pattern }) {
    const { changed, steps, seconds } = seen.rebuild;
    const slow = steps.filter(({ text }) => text.startsWith('RUN') && new RegExp(pattern).test(text));
    const again = slow.find(({ cached }) => !cached);
    const cached = steps.filter((step) => step.cached).length;
    if (!again)
      return passed(`After ${changed} changed, ${cached} of ${steps.length} steps came from the cache; ${seconds} s.`);
    const copy = steps.find((step) => !step.cached);
    return lost(
      `After ${changed} changed, \`${again.text}\` ran again: ${again.seconds} s.`,
      `A step is taken from the cache while everything above it is the same. \`${copy?.text ?? ''}\` is above it, and its files have changed.`,
      'Order by how often things change: what is seldom touched comes first, with only the files it needs.',
      'Dockerfile',
      lineOf(files, copy?.text ?? ''),
    );
  },
});

const lineOf = (files: Readonly<Record<string, string>>, text: string): number | null =>
  stagesOf(files)
    .flatMap(({ instructions }) => instructions)
    .find(({ original }) => original.replace(/\s+/g, ' ').trim() === text.replace(/\s+/g, ' ').trim())?.start ?? null;
