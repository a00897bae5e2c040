import { few, megabytes } from '../explain/amount';
import { instructionLine } from '../explain/instruction-line';
import { defineCheck, lost, passed } from './check';

export const nothingDeletedTooLate = defineCheck({
  id: 'nothing-deleted-too-late',
  lesson: 'simplicity',
  title: 'What one instruction brings and another deletes does not stay in the layers',
  needs: 'image',
  observes: ['image'],
  takes: { mb: 1 },
  also: [{ tool: 'hadolint', id: 'DL3009' }],
  judge(evidence, { mb }) {
    const { layers } = evidence.seen.image;
    const sizes = new Map<string, { readonly ino: number; readonly bytes: number }>();
    const counted = new Set<number>();
    let hidden = 0;
    const paths: string[] = [];
    for (const { files } of layers)
      for (const { path, kind, size, ino } of files) {
        if (kind !== 'D') {
          sizes.set(path, { ino, bytes: size });
          continue;
        }
        for (const [old, { ino: file, bytes }] of sizes)
          if (old === path || old.startsWith(`${path}/`)) {
            if (!counted.has(file)) hidden += bytes;
            counted.add(file);
            paths.push(old);
            sizes.delete(old);
          }
      }
    if (hidden <= mb * 1e6) return passed(`${megabytes(hidden)} lie hidden in lower layers.`);
    return lost(
      `${megabytes(hidden)} lie hidden in lower layers: ${few(paths)}.`,
      'A deletion is one more layer that hides the file. The layer below keeps it, and everybody pulls it.',
      'Delete in the same instruction that brought it, or leave it behind in another stage.',
      'Dockerfile',
      instructionLine(evidence, 'RUN'),
    );
  },
});
