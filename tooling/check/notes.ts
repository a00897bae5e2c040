import { partCalled } from '@/content/part-called';
import { blocksOf } from './blocks-of';
import { type Check, type Node, nodesOf, parseLesson } from './lesson-source';
import { plainValue } from './plain-value';

/** Parts without which a presentation has a hole. */
const MUST = ['Predict', 'Exercise', 'CausalChain', 'CheatLine'];

const lineOf = (node: Node) => node.position?.start.line ?? 1;

const shownBy = (slide: Node): string[] => {
  const names = plainValue(slide, 'show');
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
};

// Each slide shows parts that the lesson has, each part once, and nothing to do is left out.
export const notes: Check = async ({ slug, text, files }) => {
  const file = `content/lessons/${slug}/notes.mdx`;
  const source = files[file];
  if (source === undefined) return [`${file} is missing: the slides, and what the speaker says`];
  const page = parseLesson(slug, file, source);
  if ('problem' in page) return []; // As the check of links says.
  const blocks = await blocksOf(slug, text);
  const slides = nodesOf(page.tree).filter(({ name }) => name === 'Slide');
  const shown = slides.flatMap((slide) =>
    shownBy(slide).map((name) => ({ name, part: partCalled(blocks, name), place: `${file}:${lineOf(slide)}` })),
  );
  const parts = shown.map(({ part }) => part);
  const unknown = shown
    .filter(({ part }) => !part)
    .map(({ name, place }) => `${place}: the lesson has no part “${name}”`);
  const twice = shown
    .filter(({ part }, at) => part && parts.indexOf(part) < at)
    .map(({ name, place }) => `${place}: “${name}” is on a slide before this one already`);
  const left = blocks
    .filter((block) => MUST.includes(block.kind) && !parts.includes(block))
    .map(({ kind, label }) => `${file}:1: no slide shows <${kind}> ${label === kind ? '' : `“${label}”`}`.trimEnd());
  return [...unknown, ...twice, ...left];
};
