import { expect, it } from 'vitest';
import { codeBlocks } from './code-blocks';
import { frontmatter } from './frontmatter';
import { type Check, parseLesson } from './lesson-source';
import { sourceQuotes } from './source-quotes';
import { exercisesOf, incidentsOf } from './tasks';
import { vocabulary } from './vocabulary';

async function problems(check: Check, text: string, slug = 'pid-1') {
  const lesson = parseLesson(slug, 'lesson.mdx', text);
  if ('problem' in lesson) throw new Error(lesson.problem);
  return (await check(lesson)).join('\n');
}

it('places a syntax error', () => {
  expect(parseLesson('pid-1', 'lesson.mdx', 'one\n\n<Callout>')).toEqual({
    problem: expect.stringMatching(/^lesson\.mdx:\d+: .*Callout/),
  });
});

it.each([
  ['frontmatter that lacks a field', frontmatter, '---\ntitle: x\nminutes: 5\n---\n', 'description'],
  ['an unknown component', vocabulary, 'one\n\n<Video />\n', 'lesson.mdx:3: there is no <Video>'],
  ['a code block without a language', codeBlocks, '```\nls\n```', 'lesson.mdx:1: the code block names no language'],
  ['an unknown language', codeBlocks, '```cobol\nls\n```', 'lesson.mdx:1: no language cobol'],
  ['a transcript without a command', codeBlocks, '```console\nls\n```', 'after "$ "'],
  ['an exercise that is not there', exercisesOf, '<Exercise id="pid-1/nonsense" />', 'no exercise pid-1/nonsense'],
  ['an incident that is not there', incidentsOf, '<Incident id="on-call/nonsense" />', 'no incident on-call/nonsense'],
  [
    'a quote of no file',
    sourceQuotes,
    '<SourceQuote file="kernel/none.ts" region="x" />',
    'no simulator/kernel/none.ts',
  ],
  ['a quote of no region', sourceQuotes, '<SourceQuote file="machine.ts" region="none" />', 'no "// #region none"'],
])('reports %s', async (_, check, text, expected) => {
  expect(await problems(check, text)).toContain(expected);
});

it('asks for a place on the map', async () => {
  const text = '---\ntitle: x\ndescription: y\nminutes: 5\n---\n';
  expect(await problems(frontmatter, text, 'nowhere')).toContain('content/course.ts: add nowhere');
  expect(await problems(frontmatter, text)).toBe('');
});
