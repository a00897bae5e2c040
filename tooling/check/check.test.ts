import { describe, expect, it } from 'vitest';
import { codeBlocks } from './code-blocks';
import { filesUnder } from './files-under';
import { frontmatter } from './frontmatter';
import { hints as hintsOf } from './hints';
import { type Check, parseLesson } from './lesson-source';
import { links } from './links';
import { minutes } from './minutes';
import { notes } from './notes';
import { predictions } from './predictions';
import { references } from './references';
import { rhythm } from './rhythm';
import { sourceQuotes } from './source-quotes';
import { exercisesOf, incidentsOf } from './tasks';
import { unwritten } from './unwritten';
import { vocabulary } from './vocabulary';

async function problems(check: Check, text: string, slug = 'pid-1', others: Record<string, string> = {}) {
  const lesson = parseLesson(slug, 'lesson.mdx', text, { 'lesson.mdx': text, ...others });
  if ('problem' in lesson) throw new Error(lesson.problem);
  return (await check(lesson)).join('\n');
}

const predict = `<Predict id="pid-1/a" question="x" options={['yes', 'no']} answer={1}>\nx\n</Predict>\n`;

it('places a syntax error', () => {
  expect(parseLesson('pid-1', 'lesson.mdx', 'one\n\n<Callout>')).toEqual({
    problem: expect.stringMatching(/^lesson\.mdx:\d+: .*Callout/),
  });
});

it.each([
  ['frontmatter that lacks a field', frontmatter, '---\ntitle: x\nminutes: 5\n---\n', '(description)'],
  ['a wrong field, with its line', frontmatter, '---\ntitle: x\nminutes: 50\n---\n', 'lesson.mdx:3: Too big'],
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
  ['what is still to be written', unwritten, 'one\n\nTODO: two', 'lesson.mdx:3: to be written: two'],
  ['a prediction of another lesson', predictions, predict.replace('pid-1/', 'x/'), 'begins with pid-1/'],
  [
    'the same prediction twice',
    predictions,
    `${predict}\n${predict}`,
    'lesson.mdx:5: there is a prediction pid-1/a above',
  ],
  ['a prediction without a choice', predictions, predict.replace(", 'no'", ''), 'two options or more'],
  ['an answer that is no option', predictions, predict.replace('{1}', '{2}'), 'the number of an option, from 0 to 1'],
  [
    'a belief that nobody detects',
    frontmatter,
    '---\ntitle: x\ndescription: y\nminutes: 9\nbeliefs: [none]\n---\n',
    'has no none',
  ],
  ['a link to no page', links, 'one\n\n[x](/lesons/pid-1/)', 'lesson.mdx:3: /lesons/pid-1/: there is no page'],
  ['a link to no lesson', links, '[x](/lessons/pid-2/)', 'there is no page /lessons/pid-2/'],
  ['a link to no anchor', links, '[x](/lessons/zombies/#nowhere)', 'nothing on /lessons/zombies/ is called nowhere'],
  ['a link to no term', links, '[x](/glossary/#nowhere)', 'nothing on /glossary/ is called nowhere'],
  ['a term that is not there', links, '<Term id="nowhere">x</Term>', 'terms.yaml has no nowhere'],
  ['a relative link', links, '[x](../zombies)', 'begins with / or #'],
  ['an address that is none', links, '[x](https://docs)', 'no https address'],
  ['another length', minutes, '---\ntitle: x\nminutes: 14\n---\n', 'lesson.mdx:3: 14 minutes: a lesson is 8 to 12'],
  ['a wrong length', minutes, '---\nminutes: 9\n---\n', '9 minutes are said, about 0 are counted: 0 words'],
  ['a quote of no region', sourceQuotes, '<SourceQuote file="machine.ts" region="none" />', 'no "// #region none"'],
])('reports %s', async (_, check, text, expected) => {
  expect(await problems(check, text)).toContain(expected);
});

it('takes a prediction that is whole', async () => {
  expect(await problems(predictions, predict)).toBe('');
});

describe('the rhythm of a lesson', () => {
  const session = '```console\n$ ls\n```\n\n';
  const end = '<CausalChain question="x" steps={[]} />\n\n<TradeOff question="x" />\n\n<CheatLine>x</CheatLine>\n';
  const recall = '<Recall question="x">x</Recall>\n\n';
  const middle = `## One\n\n${predict}\n${session}${predict}\n${session}<Refute belief="x">x</Refute>\n\n<Exercise id="x/y" />\n\n`;

  it('is what product and readers expect', async () => {
    expect(await problems(rhythm, recall + middle + end)).toBe('');
    expect(await problems(rhythm, middle + end, 'what-a-container-runs')).toBe('');
  });

  it.each([
    ['recall', middle + end, 'lacks a <Recall>'],
    ['recall in its place', middle + recall + end, 'lacks a <Recall>'],
    [
      'a reveal',
      recall + middle.replace(session, '') + end,
      'two <Predict>s that the next console block settles; it has 1',
    ],
    ['refutation', recall + middle.replace(/<Refute.*/, '') + end, 'lacks a <Refute>'],
    ['exercise', recall + middle.replace(/<Exercise.*/, '') + end, 'npm run new -- exercise pid-1/NAME'],
    ['chain', recall + middle + end.replace(/<Causal.*/, ''), 'lacks a <CausalChain>'],
    ['order', `${recall}${middle}${end}\nMore.\n`, 'ends with <CausalChain>, <TradeOff>, <CheatLine>'],
  ])('lacks its %s', async (_, text, expected) => {
    expect(await problems(rhythm, text)).toMatch(new RegExp(`^lesson.mdx:\\d+: .*${expected}`));
  });
});

it('finds what an exercise or an incident names and is not there', async () => {
  const folder = 'content/lessons/pid-1';
  const exercise = filesUnder('tooling/new/templates/exercise');
  const incident = filesUnder('tooling/new/templates/incident');
  const under = (place: string, files: Record<string, string>, spec: string, text: string) =>
    Object.fromEntries(
      Object.entries({ ...files, [spec]: text }).map(([path, own]) => [`${folder}/${place}/${path}`, own]),
    );
  const written = `${exercise['exercise.yaml']}`
    .replace('answers: [Dockerfile]', 'answers: [Dockerfile, none.sh]')
    .replace('id: builds', 'id: nothing')
    .replaceAll('sigkill-stops-better', 'nobody-believes-it');
  expect(await problems(references, 'one', 'pid-1', under('exercises/y', exercise, 'exercise.yaml', written))).toBe(
    [
      `${folder}/exercises/y/exercise.yaml:8: grading/checks has no nothing`,
      `${folder}/exercises/y/exercise.yaml:13: grading/misconceptions has no nobody-believes-it`,
      `${folder}/exercises/y/exercise.yaml:3: neither start/ nor a solution has none.sh`,
    ].join('\n'),
  );
  const told = `${incident['incident.yaml']}`
    .replace('explainedIn: pid-1', 'explainedIn: pid-2')
    .replace('137-means', '138-means');
  expect(await problems(references, 'one', 'pid-1', under('incidents/y', incident, 'incident.yaml', told))).toMatch(
    /incident\.yaml:4: content\/course\.ts has no lesson pid-2\n.*incident\.yaml:\d+: grading\/misconceptions has no 138/,
  );
});

it('finds hints that give the answer away, and a last one that does not', async () => {
  const folder = 'content/lessons/pid-1/exercises/y';
  const of = (...hints: string[]) =>
    problems(hintsOf, 'one', 'pid-1', {
      [`${folder}/exercise.yaml`]: [
        'title: x',
        'answers: [Dockerfile]',
        'scenario: { app: graceful.js }',
        'rubric: [{ id: builds, points: 100, essential: true }]',
        'hints:',
        ...hints.map((hint) => `  - ${JSON.stringify(hint)}`),
      ].join('\n'),
      [`${folder}/start/Dockerfile`]: 'FROM a\nCMD node x\n',
      [`${folder}/solution/Dockerfile`]: 'FROM a\nCMD ["node", "x"]\n',
    });
  expect(await of('look', 'FROM a', 'CMD', 'write CMD ["node", "x"]')).toBe('');
  expect(await of('look', 'CMD ["node", "x"]', 'CMD', 'write')).toBe(
    `${folder}/exercise.yaml:7: hint 2 gives the answer away: CMD ["node", "x"]\n${folder}/exercise.yaml:9: the last hint names no line of an answer in full`,
  );
});

it('reads the slides', async () => {
  const text = '## One\n\nFirst.\n\n<CheatLine>x</CheatLine>\n\n<Exercise id="pid-1/y" />\n';
  const file = 'content/lessons/pid-1/notes.mdx';
  const of = (slides: string) => problems(notes, text, 'pid-1', { [file]: slides });
  const slide = (show: string) => `<Slide show={[${show}]}>\n\nSay it.\n\n</Slide>\n\n`;
  expect(await of(slide("'First', 'CheatLine'") + slide('"y"'))).toBe('');
  expect(await of(slide("'First', 'CheatLine'"))).toBe(`${file}:1: no slide shows <Exercise> “y”`);
  expect(await of(slide("'y', 'CheatLine'") + slide("'Second'"))).toBe(`${file}:7: the lesson has no part “Second”`);
  expect(await of(slide("'y', 'CheatLine'") + slide("'y'"))).toContain(`${file}:7: “y” is on a slide before`);
  expect(await problems(notes, text)).toContain(`${file} is missing`);
});

it('asks for a place on the map', async () => {
  const text = '---\ntitle: x\ndescription: y\nminutes: 5\n---\n';
  expect(await problems(frontmatter, text, 'nowhere')).toContain('content/course.ts: add nowhere');
  expect(await problems(frontmatter, text)).toBe('');
});
