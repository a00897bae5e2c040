import { describe, expect, it } from 'vitest';
import { type Lesson, lessons } from './lessons';
import { slidesOf } from './slides';

const Nothing = () => null;
// The vocabulary belongs to components/; here only the names matter.
const wordsOf = ({ blocks }: Lesson) =>
  Object.fromEntries(
    ['Term', ...blocks.map(({ kind }) => kind).filter((kind) => /^[A-Z]/.test(kind))].map((word) => [word, Nothing]),
  );

describe.each(lessons.map((lesson) => [lesson.slug, lesson] as const))('%s', (_, lesson) => {
  const slides = slidesOf(lesson, wordsOf(lesson));

  it('has slides whose parts are in the lesson', () => {
    expect(slides.length).toBeGreaterThan(5);
    for (const { parts, title } of slides) expect(parts.length, title).toBeGreaterThan(0);
  });

  it('shows every prediction and exercise, and each part once', () => {
    const shown = slides.flatMap(({ parts }) => parts.map(({ anchor, label }) => anchor || label));
    expect(shown.length).toBe(new Set(shown).size);
    const must = lesson.blocks.filter(({ kind }) => ['Predict', 'Exercise', 'CausalChain', 'CheatLine'].includes(kind));
    for (const { anchor } of must) expect(shown).toContain(anchor);
  });
});
