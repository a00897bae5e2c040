import { readFileSync } from 'node:fs';
import { type Check, nodesOf, placeOf } from './lesson-source';

const component = /^\s{2}([A-Z]\w+),$/gm;

// Unknown components would only show when the page is built.
export const vocabulary: Check = (lesson) => {
  const text = readFileSync('components/mdx/vocabulary.tsx', 'utf8');
  const known = [...text.matchAll(component)].flatMap(([, name]) => name ?? []);
  return nodesOf(lesson.tree)
    .filter(({ type, name }) => type.startsWith('mdxJsx') && name && /^[A-Z]/.test(name) && !known.includes(name))
    .map((node) => `${placeOf(lesson, node)}: there is no <${node.name}>; there are ${known.join(', ')}`);
};
