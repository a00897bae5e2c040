import { describe, expect, it } from 'vitest';
import { course } from './course';
import { type Exercise, readExercise } from './exercise';
import { exercises, taskOf } from './exercises';
import { findLesson, lessons, neighbours } from './lessons';
import { lessonSchema, parseAs } from './schema';

describe('the course', () => {
  it('names every lesson once', () => {
    const slugs = course.flatMap((part) => part.lessons.map(({ slug }) => slug));
    expect(slugs).toHaveLength(15);
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('has written lessons, each with headings', () => {
    expect(lessons.length).toBeGreaterThan(0);
    for (const lesson of lessons) expect(lesson.toc.length, lesson.slug).toBeGreaterThan(0);
  });

  it('finds lessons and their neighbours', () => {
    const [first] = lessons;
    expect(findLesson(first?.slug ?? '')).toBe(first);
    expect(findLesson('nonsense')).toBeUndefined();
    expect(neighbours(first?.slug ?? '').previous).toBeUndefined();
    expect(neighbours('nonsense')).toEqual({ previous: undefined, next: undefined });
  });
});

describe('exercises', () => {
  it('each have a task and answers that exist', () => {
    for (const exercise of exercises) {
      expect(taskOf(exercise), exercise.id).toBeDefined();
      for (const path of exercise.answers) expect(paths(exercise), `${exercise.id}: ${path}`).toContain(path);
    }
  });
});

const paths = ({ start, solution, solutions }: Exercise) =>
  [start, solution, ...Object.values(solutions)].flatMap((files) => Object.keys(files));

describe('what an author got wrong', () => {
  const spec = `
title: Stop at once
answers: [Dockerfile]
scenario: { app: graceful.js }
rubric: [{ id: builds, points: 100, essential: true }]
hints: [one, two, three, four]
`;
  const files = { 'exercise.yaml': spec, 'start/Dockerfile': 'FROM a', 'solution/Dockerfile': 'FROM b' };
  const reading = (changed: Record<string, string>) => () => readExercise('pid-1', 'stop', { ...files, ...changed });

  it('reads a complete exercise', () => {
    const exercise = reading({
      'wrong/shell-form/Dockerfile': 'FROM c',
      'exercise.yaml': `${spec}wrong: { shell-form: { loses: [builds] } }`,
    })();
    expect(exercise).toMatchObject({
      id: 'pid-1/stop',
      start: { Dockerfile: 'FROM a' },
      wrongs: { 'shell-form': { Dockerfile: 'FROM c' } },
    });
  });

  it.each([
    ['points that do not add up', { 'exercise.yaml': spec.replace('100', '90') }, 'add up to 100'],
    ['an unknown field', { 'exercise.yaml': `${spec}colour: red` }, 'colour'],
    ['three hints', { 'exercise.yaml': spec.replace(', four', '') }, 'hints'],
    ['a path outside', { 'exercise.yaml': spec.replace('[Dockerfile]', '[../Dockerfile]') }, 'answers'],
    ['a wrong case without an entry', { 'wrong/other/Dockerfile': 'FROM c' }, 'wrong/other/'],
    [
      'an entry without its case',
      { 'exercise.yaml': `${spec}wrong: { other: { loses: [builds] } }` },
      'wrong/other/ is missing',
    ],
  ])('names the file and the place: %s', (_, changed, message) => {
    expect(reading(changed)).toThrow('content/lessons/pid-1/exercises/stop');
    expect(reading(changed)).toThrow(message);
  });

  it('names a missing part of the frontmatter', () => {
    expect(() => parseAs(lessonSchema, 'lesson.mdx', { title: 'x' })).toThrow(/lesson\.mdx:[\s\S]*description/);
  });
});
