import type { LessonSource } from './lesson-source';
import { playBlocks } from './transcripts';

/** The lesson's text with what the terminal prints in the place of each output that disagrees; ids become an ellipsis. */
export function fillTranscripts(lesson: LessonSource): string {
  const rows = lesson.text.split('\n');
  for (const { block, commands } of playBlocks(lesson).reverse()) {
    if (commands.every(({ agrees }) => agrees)) continue;
    const first = block.position?.start.line ?? 1;
    const length = (block.value ?? '').split('\n').length;
    const shown = commands.flatMap(({ line, expected, got, agrees }) => [
      `$ ${line.replaceAll('\n', '\n> ')}`,
      ...withoutLast((agrees ? expected : shorten(got)).split('\n')),
    ]);
    rows.splice(first, length, ...shown);
  }
  return rows.join('\n');
}

const withoutLast = (rows: string[]): string[] => (rows.at(-1) === '' ? rows.slice(0, -1) : rows);

const shorten = (text: string): string =>
  text.replace(/sha256:[0-9a-f]{64}/g, 'sha256:…').replace(/^[0-9a-f]{64}$/gm, '…');
