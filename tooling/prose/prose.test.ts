import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fromMdx } from './from-mdx';
import { fromTypescript } from './from-typescript';
import { fromYaml } from './from-yaml';
import { spelling } from './spelling';
import { tone } from './tone';

const wordsOf = ({ text }: { text: string }) => text.trim().split(/\s+/).join(' ');

it('keeps what is read in a lesson, where it stands, and no code', () => {
  const text = [
    '---',
    'title: One',
    'minutes: 9',
    '---',
    'Two `code` [three](https://a.example).',
    '```sh',
    'code',
    '```',
    `<Predict id="code" question="Four \`code\`" options={['five', "six"]} answer={0}>`,
    'Seven *eight*.',
    '</Predict>',
    "<ProcessTree caption='nine' boxes={[{ title: 'ten', processes: [{ command: 'code', note: 'eleven' }] }]} />",
  ].join('\n');
  const prose = fromMdx('lesson.mdx', text);
  expect(
    wordsOf(prose)
      .match(/[a-z]+/gi)
      ?.join(' '),
  ).toBe('One Two three Four five six Seven eight nine ten eleven');
  expect(prose.text).toHaveLength(text.length);
  expect(prose.text.indexOf('eleven')).toBe(text.indexOf('eleven'));
});

it('keeps the words of a YAML file', () => {
  const text = 'title: One\nscenario: { app: code }\nhints:\n  - >-\n    Two\n    `code`\n  - "three"\nrun: code\n';
  expect(wordsOf(fromYaml('exercise.yaml', text)).replaceAll('"', '')).toBe('One - >- Two three'.replace('- ', ''));
});

it('keeps the sentences of a source file', () => {
  const text = [
    'import a from "not from here";',
    '// no comment',
    'export const a = { id: "one two", why: `It is $' + '{b} that ends.`, run: "docker ps" };',
  ].join('\n');
  expect(wordsOf(fromTypescript('a.ts', text)).match(/\w+/g)).toEqual(['It', 'is', 'that', 'ends']);
});

it('hears the tone of words, not of code and outputs', () => {
  const text =
    'Fine.\n\nThis is *simply* wrong, of\ncourse. `just` is a program.\n\n```console\n$ just easy\nobviously\n```\n';
  expect(tone(fromMdx('a.mdx', text))).toEqual([
    expect.stringMatching(/^a\.mdx:3: “simply”/),
    expect.stringMatching(/^a\.mdx:3: “of course”/),
  ]);
  expect(tone(fromMdx('a.mdx', 'An adjustment is easier.'))).toEqual([]);
});

it('knows British English and the words of the project', async () => {
  const prose = fromMdx(
    'a.mdx',
    'The colour of PID 1’s `stdrr`.\n\nA continer in /etc/pssw, supervisord’s 512mb SIGTREM.\n',
  );
  expect(await spelling(prose)).toEqual([expect.stringMatching(/^a\.mdx:3: “continer” is no word/)]);
});

it('keeps the list of words in order', () => {
  const words = readFileSync('tooling/spelling/words.txt', 'utf8').trimEnd().split('\n');
  const inOrder = [...new Set(words)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  expect(words).toEqual(inOrder);
});
