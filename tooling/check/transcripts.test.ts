import { expect, it } from 'vitest';
import { fillTranscripts } from './fill-transcripts';
import { parseLesson } from './lesson-source';
import { agrees, readTranscript, transcripts } from './transcripts';

it('reads commands and what they print', () => {
  expect(readTranscript('$ echo a\na\n$ for x in 1\n> do :; done\n')).toEqual([
    { line: 'echo a', expected: 'a', row: 0 },
    { line: 'for x in 1\ndo :; done', expected: '', row: 2 },
  ]);
});

it.each([
  ['the same', 'hi', 'hi\n', true],
  ['other words', 'hi', 'ho\n', false],
  ['an ellipsis', 'sha256:…', 'sha256:aaaa\n', true],
  ['another number of a process', 'PID PPID COMMAND\n21 20 sh', 'PID PPID COMMAND\n77 70 sh\n', true],
  ['ten seconds for ten', 'real\t0m10.2s', 'real\t0m10.4s\n', true],
  ['ten seconds for none', 'real\t0m10.2s', 'real\t0m0.2s\n', false],
])('compares %s', (_, expected, got, verdict) => {
  expect(agrees(expected, got, 'x')).toBe(verdict);
});

it('names the line of the command that disagrees', async () => {
  const lesson = parseLesson('none', 'none.mdx', 'Text.\n\n```console\n$ echo a\na\n$ echo b\nc\n```\n');
  if ('problem' in lesson) throw new Error(lesson.problem);
  expect(await transcripts(lesson)).toEqual([expect.stringMatching(/^none\.mdx:6: \$ echo b\n/)]);
});

it('fills in what the terminal prints, and keeps what agrees', () => {
  const text = 'Text.\n\n```console\n$ echo a\n$ echo b\n…\n$ printf "c\\nd\\n"\nwrong\n```\n\nEnd.\n';
  const lesson = parseLesson('none', 'none.mdx', text);
  if ('problem' in lesson) throw new Error(lesson.problem);
  expect(fillTranscripts(lesson)).toBe(
    'Text.\n\n```console\n$ echo a\na\n$ echo b\n…\n$ printf "c\\nd\\n"\nc\nd\n```\n\nEnd.\n',
  );
});
