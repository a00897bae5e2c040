import { highlighter } from '../highlighter.mjs';
import { type Check, nodesOf, placeOf } from './lesson-source';

// Each fenced block names a language that Shiki loads; a transcript has at least one command.
export const codeBlocks: Check = async (lesson) => {
  const known = ['text', ...(await highlighter).getLoadedLanguages()];
  return nodesOf(lesson.tree)
    .filter(({ type }) => type === 'code')
    .flatMap((block) => {
      const place = placeOf(lesson, block);
      if (!block.lang) return [`${place}: the code block names no language (text, if there is none)`];
      if (!known.includes(block.lang))
        return [`${place}: no language ${block.lang}; add it to tooling/highlighter.mjs`];
      const empty = block.lang === 'console' && !/^\$ /m.test(block.value ?? '');
      return empty ? [`${place}: a console block shows its commands after "$ "`] : [];
    });
};
