import { megabytes } from '../explain/amount';
import { basesOf } from '../explain/stages-of';
import { defineCheck, lost, passed } from './check';

export const imageSizeAtMost = defineCheck({
  id: 'image-size-at-most',
  lesson: 'simplicity',
  title: ({ mb }) => `The image is no larger than ${mb} MB`,
  needs: 'image',
  observes: ['image'],
  takes: { mb: 250 },
  judge({ seen, files }, { mb }) {
    const { size, baseSize, layers } = seen.image;
    if (size <= mb * 1e6) return passed(`${megabytes(size)}, of which the base image ${megabytes(baseSize)}.`);
    const [largest] = [...layers].sort((a, b) => b.size - a.size);
    const baseIsIt = baseSize > mb * 1e6 || baseSize > (largest?.size ?? 0);
    return lost(
      `${megabytes(size)}; the base image alone is ${megabytes(baseSize)}${largest ? `, and \`${shorten(largest.createdBy)}\` adds ${megabytes(largest.size)}` : ''}.`,
      'Layers only ever add. What one instruction brings stays in the image, also when a later one deletes it.',
      baseIsIt
        ? 'Look which base images are smaller, and whether what builds the application has to be in the image that runs it.'
        : 'Let one stage build, and copy only its result into the stage that runs.',
      'Dockerfile',
      basesOf(files).at(-1)?.line ?? null,
    );
  },
});

const shorten = (text: string): string => {
  const plain = text.replace(/^RUN \/bin\/sh -c /, 'RUN ').replace(/ # buildkit$/, '');
  return plain.length > 60 ? `${plain.slice(0, 57)}…` : plain;
};
