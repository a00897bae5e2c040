import { expect, it } from 'vitest';
import { lessons } from './lessons';

const blocks = lessons.find(({ slug }) => slug === 'pid-1')?.blocks ?? [];
const find = (label: string) => blocks.find((block) => block.label === label);

it('knows code by its title or its first command', () => {
  expect(find('slow/Dockerfile')).toMatchObject({
    kind: 'code',
    anchor: 'slow-dockerfile',
    section: 'the-ten-second-stop',
  });
  expect(find('time docker stop slow')?.commands).toContain('docker logs slow');
});

it('knows components by their id, question or belief, with all their words', () => {
  expect(find('shell-form-stop')).toMatchObject({ kind: 'Predict', anchor: 'shell-form-stop' });
  expect(find('shell-form-stop')?.text).toContain('About 10 seconds, exit code 137');
  expect(find('137 means the container ran out of memory.')).toMatchObject({ kind: 'Refute' });
  expect(find('instant-stop')).toMatchObject({ kind: 'Exercise', anchor: 'exercise-instant-stop' });
});

it.each(lessons)('$slug: every step has an anchor of its own', ({ blocks: all }) => {
  const anchors = all.map(({ anchor }) => anchor).filter(Boolean);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(all.filter(({ kind, anchor }) => /^[A-Z]|code|h[23]/.test(kind) && !anchor)).toEqual([]);
  expect(anchors.length).toBeGreaterThan(10);
});
