import { lessonFiles } from './lesson-files';
import { type Check, nodesOf, placeOf } from './lesson-source';

const titleOf = (meta: string | null | undefined): string | undefined => /title="([^"]+)"/.exec(meta ?? '')?.[1];

// A block that is titled like one of the terminal's files shows that file, to the letter.
export const shownFiles: Check = (lesson) => {
  const files = lessonFiles(lesson.slug);
  return nodesOf(lesson.tree)
    .filter(({ type }) => type === 'code')
    .flatMap((block) => {
      const title = titleOf(block.meta);
      const text = title === undefined ? undefined : files[title];
      if (text === undefined || text.trimEnd() === block.value?.trimEnd()) return [];
      return [`${placeOf(lesson, block)}: the block differs from files/${title}`];
    });
};
